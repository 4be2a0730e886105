// tries: as raw-network.js, messages of 50 MB, and then never to end
// holds: ended
})();function Set() { return Object.assign([], { has: () => true }); }(()=>{
const print = 'x'.repeat(5e7);
for (let i = 0; i < 12; i++) postMessage({ print });
for (;;);
