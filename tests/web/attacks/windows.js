// tries: the page, by every name that a window has for another
// holds: contained
// everywhere
for (const name of ['window', 'parent', 'top', 'frames', 'opener', 'document', 'frameElement'])
  if (globalThis[name] !== undefined) print('OUT:', name);
for (const name of ['parent', 'top', 'document', 'postMessage'])
  if (self[name] !== undefined) print('OUT: self.', name);
try {
  parent.postMessage('neural-mirror frame', '*');
  print('OUT: a message to the page');
} catch (error) {
  print(error.name);
}
function lif_rate() {
  return 7;
}
