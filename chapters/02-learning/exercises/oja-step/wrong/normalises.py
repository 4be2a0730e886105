import math


def oja_step(w, x, n, eta):
    y = 0
    for i in range(n):
        y += w[i] * x[i]
    length = 0
    for i in range(n):
        w[i] += eta * y * x[i]
        length += w[i] * w[i]
    length = math.sqrt(length)
    for i in range(n):
        w[i] /= length
