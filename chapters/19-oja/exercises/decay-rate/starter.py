import math


# The rate at which d decays, from n points (t, d):
# d is about a constant times exp(-rate * t).
def decay_rate(t, d, n):
    return 0
