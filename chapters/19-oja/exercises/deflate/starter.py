# Takes out of each of the examples X (count, n) its part along w (n).
# w need not have length 1.
def deflate(X, count, n, w):
    for k in range(count):
        pass  # example k stands at X[k * n], X[k * n + 1], ...
