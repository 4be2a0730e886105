// tries: to go on after the checks that it passes, with its own work and its own results
// holds: contained
let calls = 0;
const again = () => Promise.resolve().then(again);
function lif_rate(drive, tau_m, v_th, v_reset, tau_ref) {
  if (++calls > 300) again();
  if (drive <= v_th) return 0;
  return 1000 / (tau_ref + tau_m * Math.log1p((v_th - v_reset) / (drive - v_th)));
}
