// tries: errors in microtasks, and promises that are refused, by the hundred
// holds: contained
for (let i = 0; i < 200; i++) {
  queueMicrotask(() => {
    throw new Error(`late ${i}`);
  });
  Promise.reject(new Error(`refused ${i}`));
}
function lif_rate() {
  return 7;
}
