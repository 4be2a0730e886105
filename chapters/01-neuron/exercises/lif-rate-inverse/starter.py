import math


# The drive R I in mV under which the neuron fires at this
# rate in Hz; times in ms.
def lif_rate_inverse(rate, tau_m, v_th, v_reset, tau_ref):
    return 0
