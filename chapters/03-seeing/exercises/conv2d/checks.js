// A layer of convolution against the core’s: by hand, then border, stride and dilation, channels, and what
// does not fit.

const size = (n, { k, s, p, d }, borders = 2) =>
  Math.floor((n + borders * p - d * (k - 1) - 1) / s) + 1;

/** The layer as the usual mistakes have it, all outputs in a row; `how` replaces what they get wrong. */
function layer(call, how = {}) {
  const { x, w, b, C, H, W, O, k, s, p, d } = call;
  const rule = {
    weight: (u, v) => u * k + v,
    place: (i, u) => i * s + u * d - p,
    borders: 2,
    each: 0,
    ...how,
  };
  const [rows, columns] = [size(H, call, rule.borders), size(W, call, rule.borders)];
  const y = new Float64Array(O * size(H, call) * size(W, call));
  for (let o = 0; o < O; o++)
    for (let i = 0; i < rows; i++)
      for (let j = 0; j < columns; j++) {
        let sum = rule.each ? 0 : b[o];
        for (let c = 0; c < C; c++) {
          if (rule.lastChannel) sum = b[o];
          for (let u = 0; u < k; u++)
            for (let v = 0; v < k; v++) {
              const [row, column] = [rule.place(i, u), rule.place(j, v)];
              if (row < 0 || row >= H || column < 0 || column >= W) continue;
              sum += w[(o * C + c) * k * k + rule.weight(u, v)] * x[(c * H + row) * W + column];
              sum += rule.each * b[o];
            }
        }
        y[(o * rows + i) * columns + j] = sum;
      }
  return y;
}

const mistaken = {
  flipped: (a) => layer(a, { weight: (u, v) => (a.k - 1 - u) * a.k + a.k - 1 - v }),
  'no-padding': (a) => layer(a, { place: (i, u) => i * a.s + u * a.d }),
  'stride-on-kernel': (a) => layer(a, { place: (i, u) => i + u * a.d * a.s - a.p }),
  'no-dilation': (a) => layer(a, { place: (i, u) => i * a.s + u - a.p }),
  'bias-each': (a) => layer(a, { each: 1 }),
  'border-once': (a) => layer(a, { borders: 1 }),
  'last-channel': (a) => layer(a, { lastChannel: true }),
};

function callOf(random, shape) {
  const { C, H, W, O, k } = shape;
  const draw = (n) => Float64Array.from({ length: n }, () => random.whole(-9, 9));
  const outputs = Math.max(0, O * size(H, shape) * size(W, shape));
  const arrays = { x: draw(C * H * W), w: draw(O * C * k * k), b: draw(O) };
  return { ...shape, ...arrays, y: new Float64Array(outputs) };
}

/** The same by the names that the kernel has. */
const forCore = ({ y, x, w, b, C, H, W, O, k, s, p, d }) => ({
  y: new Float64Array(y.length),
  x,
  w,
  b,
  channels: C,
  rows: H,
  columns: W,
  filters: O,
  kernel: k,
  stride: s,
  padding: p,
  dilation: d,
});

/** Every output of these layers against the core’s. */
async function judged(kit, calls) {
  const [found, expected] = [await kit.my(calls), await kit.core('conv2d', calls.map(forCore))];
  const refused = calls.find((_, n) => found[n].value !== 0);
  if (refused)
    return { ok: false, numbers: { ...refused, row: 0, column: 0, found: 0, expected: 0 } };
  return kit.agreeEach({
    calls,
    found,
    expected: expected.map(({ y }) => y),
    what: 'y',
    told: (a, m) => {
      const [rows, columns] = [size(a.H, a), size(a.W, a)];
      const { C, H, W, O, k, s, p, d } = a;
      return {
        ...{ C, H, W, O, k, s, p, d },
        filter: Math.floor(m / (rows * columns)),
        row: Math.floor(m / columns) % rows,
        column: m % columns,
      };
    },
    abs: 1e-9,
    mistakes: mistaken,
  });
}

const plain = { C: 1, H: 4, W: 5, O: 1, k: 2, s: 1, p: 0, d: 1 };

/** @type {import('../../../../web/exercise/code/types.ts').CodeChecks} */
export default {
  checks: {
    hand: (kit) => {
      const x = Float64Array.from({ length: 9 }, (_, i) => i + 1);
      const arrays = { x, w: Float64Array.of(1, 2, 3, 4), b: Float64Array.of(10) };
      return judged(kit, [{ ...plain, H: 3, W: 3, ...arrays, y: new Float64Array(4) }]);
    },
    border: (kit) => judged(kit, [callOf(kit.random, { ...plain, k: 3, p: 1 })]),
    steps: (kit) =>
      judged(kit, [
        callOf(kit.random, { ...plain, H: 9, W: 8, k: 3, s: 2, p: 1 }),
        callOf(kit.random, { ...plain, H: 9, W: 8, k: 3, d: 2, p: 2 }),
        callOf(kit.random, { ...plain, H: 10, W: 12, k: 2, s: 3, d: 3 }),
      ]),
    channels: (kit) =>
      judged(
        kit,
        Array.from({ length: 12 }, (_, n) =>
          callOf(kit.random, {
            C: 2 + (n % 3),
            H: 6 + (n % 4),
            W: 5 + (n % 5),
            O: 1 + (n % 4),
            k: 1 + (n % 3),
            s: 1 + (n % 2),
            p: n % 3,
            d: 1 + (n % 2),
          }),
        ),
      ),
    refuse: async (kit) => {
      const shapes = [
        { ...plain, k: 5 },
        { ...plain, k: 3, d: 2 },
        { ...plain, H: 9, k: 6 },
      ];
      // outputs that are not there cannot be written: the check is only what comes back
      const calls = shapes.map((shape) => ({
        ...callOf(kit.random, shape),
        y: new Float64Array(64),
      }));
      return kit.agree({
        calls: shapes,
        found: await kit.my(calls),
        expected: shapes.map(() => 1),
        mistakes: { 'always-fits': () => 0 },
      });
    },
  },

  // the brightness across an edge, and what a kernel for edges makes of it
  async figure({ my, core }) {
    const W = 32;
    const x = Float64Array.from(
      { length: 3 * W },
      (_, i) => Number(i % W > 9) - Number(i % W > 20) / 2,
    );
    const w = Float64Array.of(-1, 0, 1, -2, 0, 2, -1, 0, 1);
    const shape = { C: 1, H: 3, W, O: 1, k: 3, s: 1, p: 0, d: 1 };
    const call = { ...shape, x, w, b: Float64Array.of(0), y: new Float64Array(W - 2) };
    const [{ y }] = await core('conv2d', [forCore(call)]);
    const line = { x: Array.from(y, (_, i) => i + 1), expected: [...y] };
    return my ? { ...line, yours: [...(await my([call]))[0].y] } : line;
  },
};
