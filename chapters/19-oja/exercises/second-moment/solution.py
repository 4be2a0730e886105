# The second moment C (n, n) of the examples
# X (count, n); example k begins at X[k * n].
def second_moment(C, X, count, n):
    for i in range(n):
        for j in range(n):
            total = 0
            for k in range(count):
                total += X[k * n + i] * X[k * n + j]
            C[i * n + j] = total / count
