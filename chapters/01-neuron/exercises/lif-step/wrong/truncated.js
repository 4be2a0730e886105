function lif_step(v, ref, current, p, exact) {
  if (ref > 0) return [0, p.v_reset, ref - 1];
  const target = p.resistance * current;
  if (exact) v = target + (v - target) * Math.exp(-p.dt / p.tau_m);
  else v += (p.dt / p.tau_m) * (target - v);
  if (v < p.v_th) return [0, v, 0];
  return [1, p.v_reset, Math.floor(p.tau_ref / p.dt)];
}
