# One example by Sanger’s rule: changes the weights W of k units,
# W[i * n + c] of unit i and input c, given the inputs x (n).
def gha_step(W, k, n, x, eta):
    y = [0] * k  # the outputs
