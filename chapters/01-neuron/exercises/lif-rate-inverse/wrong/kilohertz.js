function lif_rate_inverse(rate, tau_m, v_th, v_reset, tau_ref) {
  const x = (1 / rate - tau_ref) / tau_m;
  return v_th + (v_th - v_reset) / Math.expm1(x);
}
