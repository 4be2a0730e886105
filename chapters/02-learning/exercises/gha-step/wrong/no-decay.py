def gha_step(W, k, n, x, eta):
    y = [0] * k
    for i in range(k):
        for c in range(n):
            y[i] += W[i * n + c] * x[c]
    for i in range(k):
        for c in range(n):
            W[i * n + c] += eta * y[i] * x[c]
