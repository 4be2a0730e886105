def hebb_step(w, x, n, eta):
    for i in range(n):
        w[i] += eta * x[i]
