import math


def invariance_index(a, b, n):
    distance = 0
    size = 0
    for i in range(n):
        distance += (a[i] - b[i]) * (a[i] - b[i])
        size += a[i] * a[i]
    if size == 0:
        return -1
    return math.sqrt(distance / size)
