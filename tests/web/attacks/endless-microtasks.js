// tries: microtasks that make microtasks, so that no message ever gets to the program
// holds: ended
const again = () => Promise.resolve().then(again);
const more = () => queueMicrotask(more);
again();
more();
function lif_rate() {
  return 0;
}
