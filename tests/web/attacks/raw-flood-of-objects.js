// tries: as raw-network.js, messages of a million objects each
// holds: ended
})();function Set() { return Object.assign([], { has: () => true }); }(()=>{
const outcomes = Array.from({ length: 1e6 }, () => ({ value: 0, outs: [] }));
for (let id = 1; id < 4; id++) postMessage({ id, outcomes });
throw new Error('done');
