// tries: lines without end, each of which the page would show
// holds: ended
for (let i = 0; ; i++) print(i, 'x'.repeat(i % 100));
