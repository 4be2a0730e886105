// tries: 100 MB in many lines, before the checks and in every call
// holds: contained
const line = 'x'.repeat(1e4);
for (let i = 0; i < 1e4; i++) print(line);
function lif_rate() {
  for (let i = 0; i < 100; i++) print(line);
  return 7;
}
