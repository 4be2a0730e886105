import math


# The firing rate in Hz in noise of size sigma about the mean
# mu (mV); times in ms.
def siegert_rate(mu, sigma, tau_m, v_th, v_reset, tau_ref):
    return 0
