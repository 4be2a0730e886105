import math


# The angle of the ring, if it has one: 1 and the angle, or 0.
def ring_decode(r, N, angle):
    total = 0
    turned = 0
    for i in range(N):
        total += r[i]
        turned += r[i] * (-math.pi + 2 * math.pi * i / N)
    if total == 0:
        return 0, angle
    return 1, turned / total
