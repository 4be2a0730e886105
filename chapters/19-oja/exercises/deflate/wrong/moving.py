def deflate(X, count, n, w):
    length_2 = 0
    for i in range(n):
        length_2 += w[i] * w[i]
    for k in range(count):
        for i in range(n):
            y = 0
            for j in range(n):
                y += w[j] * X[k * n + j]
            X[k * n + i] -= y / length_2 * w[i]
