# tries: to put markup into the page by printing, drawing and failing
# holds: ended
print('<img src=x onerror=alert(1)><script>alert(1)</script>')
plot.line([0, 1], [0, 1], '<img src=x onerror=alert(1)>')
plot.axes('<b>x</b>', '<script>alert(1)</script>')
raise ValueError('<img src=x onerror=alert(1)>')
