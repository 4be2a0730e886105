// tries: as raw-network.js, to speak to the frame as the frame's own script does, and to the page
// holds: contained
})();function Set() { return Object.assign([], { has: () => true }); }(()=>{
postMessage({ unread: [{ toString: 1 }, 1, 1] });
postMessage('neural-mirror frame');
new BroadcastChannel('neural-mirror').postMessage('neural-mirror frame');
for (const name of ['parent', 'top', 'document', 'window'])
  if (globalThis[name] !== undefined) print('OUT:', name);
function lif_rate() {
  return 7;
}
