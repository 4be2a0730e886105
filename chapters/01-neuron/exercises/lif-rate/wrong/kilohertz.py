def lif_rate(drive, tau_m, v_th, v_reset, tau_ref):
    if drive <= v_th:
        return 0
    climb = tau_m * core.log1p((v_th - v_reset) / (drive - v_th))
    return 1 / (tau_ref + climb)
