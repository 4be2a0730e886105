def lif_step(v, ref, current, p, exact):
    if ref > 0:
        return 0, p.v_reset, ref - 1

    target = p.resistance * current
    v += p.dt / p.tau_m * (target - v)

    if v < p.v_th:
        return 0, v, 0
    ref = int(p.tau_ref / p.dt + 0.5)
    return 1, p.v_reset, ref
