function lif_run(p, currents, n, v0, v, spike_steps, max) {
  const left = Math.exp(-p.dt / p.tau_m);
  const rest = Math.floor(p.tau_ref / p.dt + 0.5);
  let count = 0;
  let ref = 0;
  let now = v0;
  for (let k = 0; k < n; k++) {
    if (ref > 0) {
      ref--;
    } else {
      const target = p.resistance * currents[k];
      now = target + (now - target) * left;
      if (now >= p.v_th) {
        if (count < max) spike_steps[count] = k + 1;
        count++;
        now = p.v_reset;
        ref = rest;
      }
    }
    v[k] = now;
  }
  return count;
}
