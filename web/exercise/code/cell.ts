// A cell: a program of the reader's own, run as it stands, with what it prints and draws.
import { context } from '../../page/context.ts';
import { Workbench } from './workbench.ts';

export class CodeCell {
  private readonly bench: Workbench;

  constructor(root: HTMLElement) {
    const { sources } = JSON.parse(root.querySelector('.sources')!.textContent!);
    this.bench = new Workbench({
      root,
      id: root.dataset.cell!,
      title: context().strings.code_text.cell,
      sources,
      function: null,
      onrun: () => void this.run(),
      onchange: () => undefined,
    });
    root.dataset.ready = '';
  }

  private async run(): Promise<void> {
    if (this.bench.running) return this.bench.stop();
    await this.bench.run(
      () => undefined,
      async () => undefined, // ready means that it has run to its end
    );
  }
}
