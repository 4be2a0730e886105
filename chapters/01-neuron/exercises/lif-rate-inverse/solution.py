import math


# The drive R I in mV under which the neuron fires at this
# rate in Hz; times in ms.
def lif_rate_inverse(rate, tau_m, v_th, v_reset, tau_ref):
    climb = 1000 / rate - tau_ref
    x = -climb / tau_m
    share = -math.exp(x) / math.expm1(x)
    return v_th + (v_th - v_reset) * share
