import math


# The angle of the ring, if it has one: 1 and the angle, or 0.
def ring_decode(r, N, angle):
    has_angle = 0
    return has_angle, angle
