# One example by Hebb’s rule: changes the weights
# w, given the inputs x, both of length n.
def hebb_step(w, x, n, eta):
    y = 0
