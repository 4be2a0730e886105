import math


# Moves the neuron on by p.dt; 1 if it fires in this step.
# v: the voltage. ref: how many refractory steps are left.
def lif_step(v, ref, current, p, exact):
    fired = 0
    return fired, v, ref
