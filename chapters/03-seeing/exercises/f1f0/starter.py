import math


# First harmonic over mean of the responses r (n) over one cycle;
# -1 for a silent cell.
def f1f0(r, n):
    return 0
