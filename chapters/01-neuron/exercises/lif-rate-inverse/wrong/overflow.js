function lif_rate_inverse(rate, tau_m, v_th, v_reset, tau_ref) {
  const e = Math.exp((1000 / rate - tau_ref) / tau_m);
  return (e * v_th - v_reset) / (e - 1);
}
