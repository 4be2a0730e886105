import math


def lif_run(p, currents, n, v0, v, spike_steps, max):
    left = math.exp(-p.dt / p.tau_m)
    rest = int(p.tau_ref / p.dt + 0.5)
    count = 0
    ref = 0
    now = v0
    for k in range(n):
        if ref > 0:
            ref -= 1
        else:
            target = p.resistance * currents[k]
            now = target + (now - target) * left
            if now >= p.v_th:
                if count < max:
                    spike_steps[count] = k + 1
                count += 1
                now = p.v_reset
                ref = rest
        v[k] = now
    return count
