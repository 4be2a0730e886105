def end_lengths(ends, lambda_1, eta):
    ends[0] = 1
    ends[1] = 1
