import math


def lif_step(v, ref, current, p, exact):
    target = p.resistance * current
    if exact:
        left = math.exp(-p.dt / p.tau_m)
        v = target + (v - target) * left
    else:
        v += p.dt / p.tau_m * (target - v)

    if v < p.v_th:
        return 0, v, 0
    return 1, p.v_reset, ref
