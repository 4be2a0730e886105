// The drive R I in mV under which the neuron fires at this
// rate in Hz; times in ms.
function lif_rate_inverse(rate, tau_m, v_th, v_reset, tau_ref) {
  const climb = 1000 / rate - tau_ref;
  const x = -climb / tau_m;
  const share = -Math.exp(x) / Math.expm1(x);
  return v_th + (v_th - v_reset) * share;
}
