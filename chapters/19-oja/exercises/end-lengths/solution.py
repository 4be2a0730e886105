# The lengths between which the averaged rule ends, the shorter one first:
# ends[0] and ends[1]. The weights lie along the first axis.
def end_lengths(ends, lambda_1, eta):
    r = 0.5
    for k in range(2000):
        r += eta * lambda_1 * (r - r * r * r)
    after = r + eta * lambda_1 * (r - r * r * r)
    ends[0] = min(r, after)
    ends[1] = max(r, after)
