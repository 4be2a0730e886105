// tries: to hold more and more memory, in arrays
// holds: contained
const a = [];
try {
  for (;;) a.push(new Float64Array(1e5));
} catch (error) {
  print(error.name, a.length);
}
function lif_rate() {
  return 7;
}
