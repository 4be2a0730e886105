import math


# What is left after a time t: left[0] of the
# tangent of the angle, left[1] of the error of
# the length.
def power_of_decay(left, lambda_1, lambda_2, t):
    left[0] = math.exp(-(lambda_1 - lambda_2) * t)
    left[1] = math.exp(-2 * lambda_1 * t)
