// Runs the neuron under n currents, in exact steps of p.dt,
// and returns how often it fired.
function lif_run(p, currents, n, v0, v, spike_steps, max) {
  const left = Math.exp(-p.dt / p.tau_m);
  const rest = Math.floor(p.tau_ref / p.dt + 0.5);
  let count = 0;
  let ref = 0;
  v[0] = v0;
  for (let k = 0; k < n; k++) {
    v[k + 1] = p.v_reset;
    if (ref > 0) {
      ref--;
      continue;
    }
    const target = p.resistance * currents[k];
    const next = target + (v[k] - target) * left;
    if (next < p.v_th) {
      v[k + 1] = next;
    } else {
      if (count < max) spike_steps[count] = k + 1;
      count++;
      ref = rest;
    }
  }
  return count;
}
