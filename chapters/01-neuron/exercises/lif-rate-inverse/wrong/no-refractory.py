import math


def lif_rate_inverse(rate, tau_m, v_th, v_reset, tau_ref):
    x = 1000 / rate / tau_m
    return v_th + (v_th - v_reset) / math.expm1(x)
