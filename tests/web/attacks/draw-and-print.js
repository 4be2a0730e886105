// tries: as many curves as are shown, and then as many messages as there can be, each of which would show them
// holds: contained
const x = Float64Array.from({ length: 4000 }, (_, i) => i);
for (let i = 0; i < 24; i++)
  plot.line(
    x,
    x.map((v) => Math.sin(v * i)),
    'curve',
  );
for (let i = 0; i < 3000; i++) {
  print(i);
  plot.axes(`x ${i}`, 'y');
}
function lif_rate() {
  return 7;
}
