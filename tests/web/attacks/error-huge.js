// tries: an error with a name, a message and a stack of 50 MB each, of HTML
// holds: ended
const huge = '<img src=x onerror="document.title=1">'.repeat(1.3e6);
function lif_rate() {
  throw Object.assign(new Error(huge), { name: huge, stack: huge });
}
