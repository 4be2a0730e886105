# One example x (n) by Sanger’s rule: changes the
# weights W[i * n + c] of k units i, inputs c.
def gha_step(W, k, n, x, eta):
    y = [0] * k  # the outputs
