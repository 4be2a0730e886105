def gha_step(W, k, n, x, eta):
    y = [0] * k
    for i in range(k):
        for c in range(n):
            y[i] += W[c * k + i] * x[c]
    for c in range(n):
        left = x[c]  # of this input, once units 0 ... i took theirs
        for i in range(k):
            left -= y[i] * W[c * k + i]
            W[c * k + i] += eta * y[i] * left
