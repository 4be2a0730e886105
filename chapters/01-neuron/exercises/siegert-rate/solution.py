import math


# The firing rate in Hz in noise of size sigma about the mean
# mu (mV); times in ms.
def siegert_rate(mu, sigma, tau_m, v_th, v_reset, tau_ref):
    if sigma == 0:
        return core.lif_rate(mu, tau_m, v_th, v_reset, tau_ref)
    start = (v_reset - mu) / sigma
    end = (v_th - mu) / sigma
    if end > 26:
        return 0
    u = integral(start, end)
    return 1000 / (tau_ref + tau_m * math.sqrt(math.pi) * u)


# The integral of e^(u u) (1 + erf u), by Simpson's rule
def integral(start, end):
    n = 400
    h = (end - start) / n
    total = core.erfcx(-start) + core.erfcx(-end)
    for i in range(1, n):
        u = start + i * h
        total += (4 if i % 2 == 1 else 2) * core.erfcx(-u)
    return total * h / 3
