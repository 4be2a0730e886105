// tries: as raw-network.js, fifty thousand messages
// holds: ended
})();function Set() { return Object.assign([], { has: () => true }); }(()=>{
for (let i = 0; i < 50_000; i++) postMessage({ print: 'x' });
