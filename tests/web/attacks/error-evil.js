// tries: an error that throws when it is asked what it is
// holds: ended
const fail = () => {
  throw new Error('asked');
};
const error = new Error('m');
for (const name of ['name', 'message', 'stack', 'toString', 'lineNumber', 'line'])
  Object.defineProperty(error, name, { get: fail });
function lif_rate() {
  throw error;
}
