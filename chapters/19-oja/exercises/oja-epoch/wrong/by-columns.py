def oja_epoch(w, X, count, n, eta):
    for k in range(count):
        y = 0
        for i in range(n):
            y += w[i] * X[i * count + k]
        for i in range(n):
            w[i] += eta * y * (X[i * count + k] - y * w[i])
