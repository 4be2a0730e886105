# tries: to print a hundred megabytes
# holds: contained
text = 'x' * 10000
for _ in range(10000):
    print(text)


def lif_rate(*args):
    return 0
