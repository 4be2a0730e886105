import math


def f1f0(r, n):
    total = 0
    cosine = 0
    sine = 0
    for j in range(n):
        phase = 4 * math.pi * j / n
        total += r[j]
        cosine += r[j] * math.cos(phase)
        sine += r[j] * math.sin(phase)
    if total == 0:
        return -1
    return 2 * math.sqrt(cosine * cosine + sine * sine) / total
