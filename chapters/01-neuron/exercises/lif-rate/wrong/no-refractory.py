import math


def lif_rate(drive, tau_m, v_th, v_reset, tau_ref):
    if drive <= v_th:
        return 0
    climb = tau_m * math.log((drive - v_reset) / (drive - v_th))
    return 1000 / climb
