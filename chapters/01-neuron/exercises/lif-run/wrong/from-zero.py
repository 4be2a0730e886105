import math


def lif_run(p, currents, n, v0, v, spike_steps, max):
    left = math.exp(-p.dt / p.tau_m)
    rest = int(p.tau_ref / p.dt + 0.5)
    count = 0
    ref = 0
    v[0] = v0
    for k in range(n):
        v[k + 1] = p.v_reset
        if ref > 0:
            ref -= 1
            continue
        target = p.resistance * currents[k]
        next_v = target + (v[k] - target) * left
        if next_v < p.v_th:
            v[k + 1] = next_v
        else:
            if count < max:
                spike_steps[count] = k
            count += 1
            ref = rest
    return count
