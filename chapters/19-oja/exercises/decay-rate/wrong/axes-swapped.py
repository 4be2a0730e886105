import math


def decay_rate(t, d, n):
    t_sum = y_sum = tt = ty = yy = 0
    for i in range(n):
        y = math.log(d[i])
        t_sum += t[i]
        y_sum += y
        tt += t[i] * t[i]
        ty += t[i] * y
        yy += y * y
    return -(n * ty - t_sum * y_sum) / (n * yy - y_sum * y_sum)
