// tries: as raw-network.js, to end itself without a word
// holds: ended
})();function Set() { return Object.assign([], { has: () => true }); }(()=>{
close();
