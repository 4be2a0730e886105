// The recursion: field, jump, dilation, units and centres apart, then what is refused, then networks.

/** The reader's run of a stack, and the core's. */
async function bothRuns({ my, core }, layers, n0) {
  const L = layers.length;
  const ints = () => new Int32Array(L);
  const floats = () => new Float64Array(L);
  const kspd = Int32Array.from(layers.flat());
  const [mine] = await my([{ kspd, L, n0, n: ints(), r: ints(), j: ints(), c0: floats() }]);
  const [theirs] = await core('rf_compute', [
    {
      n: floats(),
      r: floats(),
      jump: floats(),
      start: floats(),
      centre: floats(),
      layers: Float64Array.from(kspd),
      n0,
    },
  ]);
  return { mine, theirs: { n: theirs.n, r: theirs.r, j: theirs.jump, c0: theirs.centre } };
}

/** The recursion with one of the usual mistakes in it. */
function mistaken(layers, n0, mistake) {
  const out = { n: [], r: [], j: [], c0: [] };
  let [units, field, jump, start] = [n0, 1, 1, 0];
  for (const [k, s, p, d] of layers) {
    const reach = (k - 1) * d;
    const share = (units + 2 * p - reach - 1) / s;
    units = (mistake === 'rounds' ? Math.round(share) : Math.floor(share)) + 1;
    if (mistake === 'jump-first') jump *= s;
    if (mistake === 'no-dilation') field += (k - 1) * jump;
    else if (mistake === 'k-itself') field += k * d * jump;
    else field += reach * jump;
    if (mistake === 'padding-widens') field += 2 * p * jump;
    start -= p * jump;
    if (mistake === 'sum-of-strides') jump += s - 1;
    else if (mistake !== 'jump-first') jump *= s;
    out.n.push(units);
    out.r.push(field);
    out.j.push(jump);
    out.c0.push(start + (mistake === 'half-pixel' ? field : field - 1) / 2);
  }
  return out;
}

const each = (array) => Array.from(array, (value) => ({ value }));

/** Compares one of the arrays, layer by layer. */
async function compare(kit, layers, n0, what, mistakes = []) {
  const { mine, theirs } = await bothRuns(kit, layers, n0);
  const calls = layers.map(([k, s, p, d], l) => ({ layer: l + 1, k, s, p, d, n0 }));
  const made = mistakes.map((name) => {
    const wrong = mistaken(layers, n0, name)[what];
    return [name, (_, l) => wrong[l]];
  });
  return kit.agree({
    calls,
    found: each(mine[what]),
    expected: [...theirs[what]],
    abs: what === 'c0' ? 1e-9 : 0,
    first: true,
    mistakes: Object.fromEntries(made),
  });
}

/** Each comparison in turn, until one fails. */
async function all(comparisons) {
  let verdict = { ok: false };
  for (const next of comparisons) {
    verdict = await next();
    if (!verdict.ok) break;
  }
  return verdict;
}

const conv = (k, s = 1, p = 0, d = 1) => [k, s, p, d];
const group = (n) => [...new Array(n).fill(conv(3, 1, 1)), conv(2, 2)];
const vgg16 = [2, 2, 3, 3, 3].flatMap(group);
const block = (stride) => [conv(1, stride), conv(3, 1, 1), conv(1)];
const stage = (n, stride) => Array.from({ length: n }, (_, b) => block(b ? 1 : stride)).flat();
const resnet50 = [
  conv(7, 2, 3),
  conv(3, 2, 1),
  ...[3, 4, 6, 3].flatMap((n, i) => stage(n, i ? 2 : 1)),
];
const wavenet = Array.from({ length: 10 }, (_, i) => conv(2, 1, 0, 2 ** i));

/** @type {import('../../../../web/exercise/code/types.ts').CodeChecks} */
export default {
  checks: {
    field: (kit) =>
      compare(kit, [conv(3, 1, 1), conv(5, 1, 2), conv(1), conv(2)], 40, 'r', [
        'k-itself',
        'padding-widens',
      ]),

    jump: (kit) => {
      const layers = [conv(3, 1, 1), conv(3, 2, 1), conv(3, 3, 1), conv(2, 2), conv(3)];
      const mistakes = ['jump-first', 'sum-of-strides'];
      return all([
        () => compare(kit, layers, 99, 'r', mistakes),
        () => compare(kit, layers, 99, 'j', mistakes),
      ]);
    },

    dilation: (kit) =>
      compare(kit, [conv(3, 1, 0, 2), conv(3, 2, 1, 4), conv(2, 1, 3, 5)], 60, 'r', [
        'no-dilation',
      ]),

    units: (kit) => {
      const layers = [conv(2, 3), conv(3, 4, 1), conv(2, 3), conv(2, 2, 1), conv(1, 2)];
      return compare(kit, layers, kit.random.whole(30, 40) * 36 + 16, 'n', ['rounds']);
    },

    centre: (kit) =>
      compare(kit, [conv(5, 2, 1), conv(3, 2, 2), conv(2, 2), conv(3, 1, 1)], 64, 'c0', [
        'half-pixel',
      ]),

    refuses: async (kit) => {
      const cases = [
        [[conv(0)], 1],
        [[conv(3), conv(3, 0)], 1],
        [[conv(3, 1, -1)], 1],
        [[conv(3, 1, 0, 0)], 1],
        [[conv(5)], 2],
        [[conv(3), conv(3)], 2],
        [[conv(3, 1, 0, 2)], 2],
        [[conv(4)], 0],
        [[conv(5, 1, 1)], 0],
        [[], 0],
      ];
      const calls = cases.map(([layers]) => {
        const L = layers.length;
        const ints = () => new Int32Array(L);
        const kspd = Int32Array.from(layers.flat());
        return { kspd, L, n0: 4, n: ints(), r: ints(), j: ints(), c0: new Float64Array(L) };
      });
      const found = await kit.my(calls);
      const told = cases.map(([layers], i) => {
        const [k, s, p, d] = layers[layers.length - 1] ?? [];
        return { ...calls[i], k, s, p, d };
      });
      const expected = cases.map(([, code]) => code);
      return kit.agree({
        calls: told,
        found,
        expected,
        first: true,
        mistakes: { 'never-refuses': () => 0 },
      });
    },

    networks: (kit) =>
      all(
        [
          [vgg16, 224],
          [resnet50, 224],
          [wavenet, 2048],
        ].flatMap(([layers, n0]) =>
          ['n', 'r', 'j', 'c0'].map((what) => () => compare(kit, layers, n0, what)),
        ),
      ),
  },

  // VGG-16, layer by layer
  async figure(kit) {
    const x = vgg16.map((_, l) => l + 1);
    if (!kit.my) {
      const my = async () => [{}];
      return { x, expected: (await bothRuns({ ...kit, my }, vgg16, 224)).theirs.r };
    }
    const { mine, theirs } = await bothRuns(kit, vgg16, 224);
    return { x, expected: theirs.r, yours: mine.r };
  },
};
