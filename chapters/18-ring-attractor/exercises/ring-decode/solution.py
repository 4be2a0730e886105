import math


# The angle of the ring, if it has one: 1 and the angle, or 0.
def ring_decode(r, N, angle):
    total = 0
    x = 0
    y = 0
    for i in range(N):
        phi = -math.pi + 2 * math.pi * i / N
        total += r[i]
        x += r[i] * math.cos(phi)
        y += r[i] * math.sin(phi)
    if math.sqrt(x * x + y * y) <= 1e-12 * total:
        return 0, angle
    return 1, math.atan2(y, x)
