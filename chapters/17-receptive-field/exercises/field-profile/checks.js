// The effective field of a uniform linear stack: one layer, two, with dilation, with strides, and deep.

const conv = (k, s = 1, d = 1) => [k, s, 0, d];

async function bothProfiles({ my, core }, layers) {
  const kspd = Int32Array.from(layers.flat());
  const flat = Float64Array.from(kspd);
  const [{ value: r }] = await core('rf_width', [{ layers: flat }]);
  const room = () => new Float64Array(r);
  const call = { kspd, L: layers.length, r, profile: room(), scratch: room() };
  const [mine] = await my([call]);
  const given = { profile: room(), scratch: room(), layers: flat };
  const [theirs] = await core('ef_profile', [given]);
  return { mine: mine.profile, theirs: theirs.profile };
}

/** The profile with one of the usual mistakes in it, within the r pixels that there are. */
function mistaken(layers, r, mistake) {
  let profile = new Float64Array(r);
  profile[0] = 1;
  let width = 1;
  const order = mistake === 'from-below' ? layers : [...layers].reverse();
  for (const [k, s, , d] of order) {
    const below = mistake === 'in-place' ? profile : new Float64Array(r);
    for (let i = 0; i < width; i++)
      for (let a = 0; a < k; a++) {
        const stride = mistake === 'no-stride' ? 1 : s;
        const at = i * stride + a * (mistake === 'no-dilation' ? 1 : d);
        if (at < r) below[at] += mistake === 'no-weights' ? profile[i] : profile[i] / k;
      }
    width = Math.min(r, (width - 1) * s + (k - 1) * d + 1);
    profile = below;
  }
  return profile;
}

async function compare(kit, layers, mistakes) {
  const { mine, theirs } = await bothProfiles(kit, layers);
  const r = theirs.length;
  const made = mistakes.map((name) => {
    const wrong = mistaken(layers, r, name);
    return [name, (_, i) => wrong[i]];
  });
  const verdict = kit.agree({
    calls: Array.from(theirs, (_, i) => ({ pixel: i, r })),
    found: Array.from(mine, (value) => ({ value })),
    expected: [...theirs],
    abs: 1e-12,
    first: true,
    mistakes: Object.fromEntries(made),
  });
  const x = Array.from(theirs, (_, i) => i);
  return verdict.ok ? verdict : { ...verdict, plot: { x, expected: theirs, yours: mine } };
}

const deep = new Array(20).fill(conv(3));

/** @type {import('../../../../web/exercise/code/types.ts').CodeChecks} */
export default {
  checks: {
    one: (kit) => compare(kit, [conv(kit.random.whole(3, 7))], ['no-weights', 'in-place']),
    two: (kit) => compare(kit, [conv(3), conv(3)], ['no-weights', 'in-place']),
    dilation: (kit) => compare(kit, [conv(3, 1, 2), conv(2, 1, 3)], ['no-dilation']),
    stride: (kit) =>
      compare(kit, [conv(3, 2), conv(2, 3), conv(3), conv(2)], ['no-stride', 'from-below']),
    deep: async (kit) => {
      const verdict = await compare(kit, deep, []);
      return verdict.ok ? compare(kit, [conv(1, 2), conv(5, 1, 4), conv(3, 2)], []) : verdict;
    },
  },

  // twenty layers of 3 x 3
  async figure(kit) {
    const x = Array.from({ length: 41 }, (_, i) => i);
    if (!kit.my) {
      const my = async () => [{}];
      return { x, expected: (await bothProfiles({ ...kit, my }, deep)).theirs };
    }
    const { mine, theirs } = await bothProfiles(kit, deep);
    return { x, expected: theirs, yours: mine };
  },
};
