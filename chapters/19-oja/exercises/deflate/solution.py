# Takes out of each example in X (count, n) its
# part along w (n), which may have any length.
def deflate(X, count, n, w):
    length_2 = 0
    for i in range(n):
        length_2 += w[i] * w[i]
    for k in range(count):
        y = 0
        for i in range(n):
            y += w[i] * X[k * n + i]
        for i in range(n):
            X[k * n + i] -= y / length_2 * w[i]
