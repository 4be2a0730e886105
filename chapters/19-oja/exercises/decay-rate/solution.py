import math


# The rate at which d decays, from n points (t, d):
# d is about a constant times exp(-rate * t).
def decay_rate(t, d, n):
    t_sum = y_sum = tt = ty = 0
    for i in range(n):
        y = math.log(d[i])
        t_sum += t[i]
        y_sum += y
        tt += t[i] * t[i]
        ty += t[i] * y
    return -(n * ty - t_sum * y_sum) / (n * tt - t_sum * t_sum)
