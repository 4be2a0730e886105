import math


def invariance_index(a, b, n):
    distance = 0
    size = 0
    for i in range(n):
        distance += abs(a[i] - b[i])
        size += abs(b[i])
    if size == 0:
        return -1
    return distance / size
