def second_moment(C, X, count, n):
    mean = [0] * n
    for k in range(count):
        for i in range(n):
            mean[i] += X[k * n + i] / count
    for i in range(n):
        for j in range(n):
            total = 0
            for k in range(count):
                total += (X[k * n + i] - mean[i]) * (X[k * n + j] - mean[j])
            C[i * n + j] = total / count
