// tries: 100 MB in one line
// holds: contained
print('x'.repeat(1e8));
function lif_rate() {
  return 7;
}
