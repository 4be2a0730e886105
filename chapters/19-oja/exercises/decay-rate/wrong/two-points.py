import math


def decay_rate(t, d, n):
    return math.log(d[0] / d[n - 1]) / (t[n - 1] - t[0])
