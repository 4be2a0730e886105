def deflate(X, count, n, w):
    for k in range(count):
        y = 0
        for i in range(n):
            y += w[i] * X[k * n + i]
        for i in range(n):
            X[k * n + i] -= y * w[i]
