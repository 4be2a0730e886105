# The two lengths between which the rule ends,
# the shorter in ends[0], the longer in ends[1].
def end_lengths(ends, lambda_1, eta):
    r = 0.5
    for k in range(2000):
        r += eta * lambda_1 * (r - r * r * r)
    after = r + eta * lambda_1 * (r - r * r * r)
    ends[0] = min(r, after)
    ends[1] = max(r, after)
