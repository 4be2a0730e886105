import math


# Runs the neuron under n currents, in exact steps of p.dt,
# and returns how often it fired.
def lif_run(p, currents, n, v0, v, spike_steps, max):
    return 0
