# Oja’s rule over the examples X (count, n), one
# after the other. Changes the weights w (n).
# Example k begins at X[k * n].
def oja_epoch(w, X, count, n, eta):
    for k in range(count):
        y = 0
        for i in range(n):
            y += w[i] * X[k * n + i]
        for i in range(n):
            w[i] += eta * y * (X[k * n + i] - y * w[i])
