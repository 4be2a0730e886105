import math


# Moves the ring on by one Euler step of dt; changes u.
def ring_step(u, N, J0, J1, I, gamma, dt, tau):
    for i in range(N):
        phi = -math.pi + 2 * math.pi * i / N
        heard = 0
