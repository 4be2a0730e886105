// tries: as raw-network.js, messages without end
// holds: ended
})();function Set() { return Object.assign([], { has: () => true }); }(()=>{
for (;;) postMessage({ print: 'x' });
