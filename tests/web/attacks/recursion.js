// tries: recursion without end, by calls, by getters and by conversions
// holds: ended
const o = {
  get deeper() {
    return this.deeper;
  },
  toString() {
    return `${this}`;
  },
};
for (const dive of [
  () => o.deeper,
  () => `${o}`,
  () => JSON.stringify({ toJSON: () => lif_rate() }) + lif_rate(),
])
  try {
    dive();
    print('OUT: it came back');
  } catch (error) {
    print(error.name);
  }
function lif_rate(...args) {
  return lif_rate(...args) + 1;
}
