// tries: as raw-network.js, messages of 50 MB without end
// holds: ended
})();function Set() { return Object.assign([], { has: () => true }); }(()=>{
const print = 'x'.repeat(5e7);
for (;;) postMessage({ print });
