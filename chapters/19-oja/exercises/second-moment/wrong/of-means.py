def second_moment(C, X, count, n):
    mean = [0] * n
    for k in range(count):
        for i in range(n):
            mean[i] += X[k * n + i] / count
    for i in range(n):
        for j in range(n):
            C[i * n + j] = mean[i] * mean[j]
