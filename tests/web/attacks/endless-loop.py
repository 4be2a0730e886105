# tries: to go on for ever in a check
# holds: ended
def lif_rate(drive, tau_m, v_th, v_reset, tau_ref):
    while True:
        pass
