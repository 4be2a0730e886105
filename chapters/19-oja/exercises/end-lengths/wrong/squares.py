def end_lengths(ends, lambda_1, eta):
    r = 0.5
    for k in range(2000):
        r += eta * lambda_1 * (r - r * r * r)
    after = r + eta * lambda_1 * (r - r * r * r)
    ends[0] = min(r, after) ** 2
    ends[1] = max(r, after) ** 2
