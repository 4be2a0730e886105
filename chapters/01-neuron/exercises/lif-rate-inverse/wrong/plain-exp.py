import math


def lif_rate_inverse(rate, tau_m, v_th, v_reset, tau_ref):
    e = math.exp(-(1000 / rate - tau_ref) / tau_m)
    return v_th + (v_th - v_reset) * e / (1 - e)
