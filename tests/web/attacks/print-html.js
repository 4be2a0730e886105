// tries: HTML in what is printed, drawn and thrown
// holds: contained
// everywhere
const html =
  '<img src="ORIGIN/stolen.png" onerror="document.title=1"><script>document.title=1</script>';
print(html);
plot.line([0, 1], [0, 1], html);
plot.axes(html, html);
function lif_rate() {
  throw new Error(html);
}
