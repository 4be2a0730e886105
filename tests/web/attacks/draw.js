// tries: curves of no numbers, of the largest numbers, of a million points, and ten thousand of them
// holds: contained
const { NaN: none, POSITIVE_INFINITY: infinite, MAX_VALUE: most, MIN_VALUE: least } = Number;
plot.line([none, none], [none, none], 'none');
plot.line([0, infinite, 1], [-infinite, 0, infinite], 'infinite');
plot.line([-most, most], [most, -most], 'most');
plot.dots([least, -least], [least, 0], 'least');
plot.dots([1, 1], [1, 1 + 2 ** -52], 'near');
plot.line([], [], '');
plot.line(['a', {}, null], [undefined, [], '3'], 'no numbers');
const many = Float64Array.from({ length: 1e6 }, (_, i) => Math.sin(i));
plot.line(many, many, 'x'.repeat(1e6));
for (let i = 0; i < 1e4; i++)
  plot.line(many.subarray(0, 4000), many.subarray(i, i + 4000), 'one of many');
plot.axes('x'.repeat(1e6), 'y'.repeat(1e6));
function lif_rate() {
  return 7;
}
