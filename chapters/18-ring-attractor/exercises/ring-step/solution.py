import math


# Moves the ring on by one Euler step of dt; changes u.
def ring_step(u, N, J0, J1, I, gamma, dt, tau):
    mean = 0
    cosine = 0
    sine = 0
    for j in range(N):
        phi = -math.pi + 2 * math.pi * j / N
        r = max(u[j], 0)
        mean += r / N
        cosine += r * math.cos(phi) / N
        sine += r * math.sin(phi) / N
    for i in range(N):
        phi = -math.pi + 2 * math.pi * i / N
        along = cosine * math.cos(phi) + sine * math.sin(phi)
        across = cosine * math.sin(phi) - sine * math.cos(phi)
        in_i = J0 * mean + J1 * (along - gamma * across) + I[i]
        u[i] += dt / tau * (in_i - u[i])
