# One example by Oja’s rule: changes the weights
# w, given the inputs x, both of length n.
def oja_step(w, x, n, eta):
    y = 0
    for i in range(n):
        y += w[i] * x[i]
    for i in range(n):
        w[i] += eta * y * (x[i] - y * w[i])
