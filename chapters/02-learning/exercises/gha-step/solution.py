# One example x (n) by Sanger’s rule: changes the
# weights W[i * n + c] of k units i, inputs c.
def gha_step(W, k, n, x, eta):
    y = [0] * k
    for i in range(k):
        for c in range(n):
            y[i] += W[i * n + c] * x[c]
    for c in range(n):
        left = x[c]  # of this input, once units 0 ... i took theirs
        for i in range(k):
            left -= y[i] * W[i * n + c]
            W[i * n + c] += eta * y[i] * left
