// tries: lines without end, each of which the page would show
// holds: ended
// long
for (let i = 0; ; i++) print(i, 'x'.repeat(i % 100));
