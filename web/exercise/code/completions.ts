// What the editor offers to complete: the arguments of the function, the core's kernels, plots.
import type { Completion } from '@codemirror/autocomplete';
import { kernels } from '../../core/kernels.ts';
import { scenes } from '../../core/tables.ts';
import type { FunctionSpec } from '../run/protocol.ts';

const signature = (ids: string[]) => `(${ids.join(', ')})`;

/** `says`: what the kernels are for, in the reader's language. */
export function completionsFor(
  fn: FunctionSpec | null,
  says: Record<string, string> = {},
): Completion[] {
  const args = (fn?.args ?? []).flatMap(({ id, unit, fields = [] }) => [
    { label: id, detail: unit === '1' ? '' : unit, type: 'variable' },
    ...fields.map((f) => ({ label: `${id}.${f.id}`, detail: f.unit, type: 'property' })),
  ]);
  const core = kernels.map((k) => ({
    label: `core.${k.id}`,
    detail: signature(k.args.map((a) => a.id)),
    info: says[k.id] ?? k.says,
    type: 'function',
  }));
  const plot = [
    { label: 'plot.line', detail: '(x, y, label)', type: 'function' },
    { label: 'plot.dots', detail: '(x, y, label)', type: 'function' },
    { label: 'plot.axes', detail: '(x, y)', type: 'function' },
    { label: 'print', detail: '(…)', type: 'function' },
  ];
  const runs = scenes.map(({ id, params }) => ({
    label: `${id}.run`,
    detail: signature(params.map((p) => p.id)),
    type: 'function',
  }));
  return [...args, ...core, ...runs, ...plot];
}
