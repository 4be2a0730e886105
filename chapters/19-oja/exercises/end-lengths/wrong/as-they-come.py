def end_lengths(ends, lambda_1, eta):
    r = 0.5
    for k in range(2000):
        r += eta * lambda_1 * (r - r * r * r)
    ends[0] = r
    ends[1] = r + eta * lambda_1 * (r - r * r * r)
