# The share of the n pixels of a filter that take part in it.
def participation(a, n):
    squares = 0
    fourths = 0
    for i in range(n):
        squares += abs(a[i])
        fourths += a[i] ** 2
    return squares ** 2 / (n * fourths)
