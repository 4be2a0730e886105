def oja_step(w, x, n, eta):
    for i in range(n):
        y = 0
        for j in range(n):
            y += w[j] * x[j]
        w[i] += eta * y * (x[i] - y * w[i])
