// tries: to hold more and more memory, in a list of small objects
// holds: ended
let list = null;
for (let i = 0; ; i++) list = { list, i };
