# The share of the n pixels of a filter that take part in it.
def participation(a, n):
    squares = 0
    fourths = 0
    for i in range(n):
        squares += a[i] ** 2
        fourths += a[i] ** 4
    return squares ** 2 / fourths
