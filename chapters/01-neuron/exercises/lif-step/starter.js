// Moves the neuron on by p.dt; 1 if it fires in this step.
// v: the voltage. ref: how many refractory steps are left.
function lif_step(v, ref, current, p, exact) {
  const fired = 0;
  return [fired, v, ref];
}
