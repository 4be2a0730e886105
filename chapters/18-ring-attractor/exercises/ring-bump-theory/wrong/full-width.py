import math


# Half width and amplitude of the bump: 1 if there is one.
def ring_bump_theory(J0, J1, I, phic, A):
    if J1 <= 2 or I <= 0:
        return 0, phic, A
    low = 0
    high = math.pi
    for k in range(60):
        phi = (low + high) / 2
        if J1 * (phi - math.sin(2 * phi) / 2) < 2 * math.pi:
            low = phi
        else:
            high = phi
    half = (low + high) / 2
    f0 = (math.sin(half) - half * math.cos(half)) / math.pi
    brake = -math.cos(half) - J0 * f0
    if brake <= 0:
        return 0, phic, A
    return 1, 2 * half, I / brake
