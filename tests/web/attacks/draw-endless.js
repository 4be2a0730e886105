// tries: names of axes of 1 MB each, without end
// holds: ended
const name = 'x'.repeat(1e6);
String.prototype.slice = () => name;
for (;;) plot.axes(name, name);
