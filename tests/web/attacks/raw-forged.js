// tries: as raw-network.js, forged messages: it says that it is ready, that it has outcomes for what was
// not asked, in huge and cyclic lists, with things that cannot be made a text or a number of
// holds: passes-nothing
})();function Set() { return Object.assign([], { has: () => true }); }(()=>{
const neuralMirrorProgram = () => undefined;
const unspeakable = { toString: 1, valueOf: 1 };
const cyclic = [];
cyclic.push(cyclic, { value: cyclic, outs: cyclic });
const lies = [null, 0, 'text', [], {}, 1n, new Map([[1, 2]]), new Error('x'), unspeakable, cyclic];
const forge = (id) => {
  for (const lie of lies) {
    postMessage(lie);
    postMessage({ ready: true, missing: lie });
    postMessage({ print: lie });
    postMessage({ draw: { kind: lie, x: lie, y: lie, label: lie } });
    postMessage({ draw: lie });
    postMessage({ axes: { x: lie, y: lie } });
    postMessage({ id: lie, outcomes: lie, error: lie, ms: lie });
  }
  postMessage({ id, outcomes: new Array(1e6), error: unspeakable });
};
postMessage({ ready: true, missing: [] });
for (let id = -1; id < 5; id++) forge(id);
onmessage = ({ data: { id } }) => postMessage({ id, outcomes: cyclic, error: null, ms: unspeakable });
