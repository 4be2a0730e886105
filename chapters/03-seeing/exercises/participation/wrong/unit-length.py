# The share of the n pixels of a filter that take part in it.
def participation(a, n):
    fourths = 0
    for i in range(n):
        fourths += a[i] ** 4
    return 1 / (n * fourths)
