def hebb_step(w, x, n, eta):
    y = 0
    for i in range(n):
        y += w[i] * x[i]
    for i in range(n):
        w[i] += y * x[i]
