import math


# The firing rate in Hz under the constant drive R I (mV); times in ms.
def lif_rate(drive, tau_m, v_th, v_reset, tau_ref):
    return 0
