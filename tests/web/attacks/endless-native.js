// tries: work without end inside of the language's own functions, where an engine might not look up
// holds: ended
print('regular expression');
/^(a+)+$/.test(`${'a'.repeat(60)}b`);
print('whole numbers');
for (let n = 3n; ; ) n **= n;
