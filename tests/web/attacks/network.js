// tries: every way into the network, to the book's own server and by address alone
// holds: contained
// everywhere
const names =
  'fetch XMLHttpRequest WebSocket WebSocketStream EventSource importScripts WebTransport Request Response RTCPeerConnection Image Notification';
for (const name of names.split(' ')) if (globalThis[name] !== undefined) print('OUT:', name);
for (const act of [
  () => fetch('ORIGIN/stolen'),
  () => new XMLHttpRequest().open('GET', 'ORIGIN/stolen'),
  () => new WebSocket('ORIGIN/stolen'.replace('http', 'ws')),
  () => new EventSource('ORIGIN/stolen'),
  () => importScripts('ORIGIN/stolen'),
  () => navigator.sendBeacon('ORIGIN/stolen'),
])
  try {
    act();
    print('OUT: it was let through');
  } catch (error) {
    print(error.name);
  }
function lif_rate() {
  return 7;
}
