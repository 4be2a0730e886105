import math


def decay_rate(t, d, n):
    total = 0
    for i in range(1, n):
        total += math.log(d[i - 1] / d[i]) / (t[i] - t[i - 1])
    return total / (n - 1)
