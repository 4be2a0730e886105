def second_moment(C, X, count, n):
    for i in range(n):
        for j in range(n):
            total = C[i * n + j]
            for k in range(count):
                total += X[k * n + i] * X[k * n + j]
            C[i * n + j] = total / count
