# Oja’s rule over the examples X (count, n), one
# after the other. Changes the weights w (n).
# Example k begins at X[k * n].
def oja_epoch(w, X, count, n, eta):
    for k in range(count):
        pass  # one step of Oja’s rule with example k
