# The second moment C (n, n) of the examples
# X (count, n); example k begins at X[k * n].
def second_moment(C, X, count, n):
    for i in range(n * n):
        C[i] = 0
