def gha_step(W, k, n, x, eta):
    left = list(x)
    for i in range(k):
        y = 0
        for c in range(n):
            y += W[i * n + c] * left[c]
        for c in range(n):
            left[c] -= y * W[i * n + c]
            W[i * n + c] += eta * y * left[c]
