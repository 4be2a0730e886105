import math


# The angle of the ring, if it has one: 1 and the angle, or 0.
def ring_decode(r, N, angle):
    best = 0
    for i in range(N):
        if r[i] > r[best]:
            best = i
    if r[best] == 0:
        return 0, angle
    return 1, -math.pi + 2 * math.pi * best / N
