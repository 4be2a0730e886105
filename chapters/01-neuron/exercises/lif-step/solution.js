// Moves the neuron on by p.dt; 1 if it fires in this step.
// v: the voltage. ref: how many refractory steps are left.
function lif_step(v, ref, current, p, exact) {
  if (ref > 0) return [0, p.v_reset, ref - 1];

  const target = p.resistance * current;
  if (exact) {
    const left = Math.exp(-p.dt / p.tau_m);
    v = target + (v - target) * left;
  } else {
    v += (p.dt / p.tau_m) * (target - v);
  }

  if (v < p.v_th) return [0, v, 0];
  ref = Math.floor(p.tau_ref / p.dt + 0.5);
  return [1, p.v_reset, ref];
}
