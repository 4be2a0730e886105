import math


# Moves the ring on by one Euler step of dt; changes u.
def ring_step(u, N, J0, J1, I, gamma, dt, tau):
    for i in range(N):
        heard = I[i]
        for j in range(N):
            apart = 2 * math.pi * (i - j) / N
            w = J0 + J1 * math.cos(apart) - gamma * J1 * math.sin(apart)
            heard += w * max(u[j], 0) / N
        u[i] += dt / tau * (heard - u[i])
