def gha_step(W, k, n, x, eta):
    y = [0] * k
    for i in range(k):
        for c in range(n):
            y[i] += W[i * n + c] * x[c]
    old = list(W)
    for i in range(k):
        for c in range(n):
            taken = 0
            for j in range(i, i + 1):
                taken += y[j] * old[j * n + c]
            W[i * n + c] += eta * y[i] * (x[c] - taken)
