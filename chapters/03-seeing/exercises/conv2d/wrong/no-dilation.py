def conv2d(y, x, w, b, C, H, W, O, k, s, p, d):
    if H + 2 * p < d * (k - 1) + 1 or W + 2 * p < d * (k - 1) + 1:
        return 1
    rows = (H + 2 * p - d * (k - 1) - 1) // s + 1
    columns = (W + 2 * p - d * (k - 1) - 1) // s + 1
    for o in range(O):
        for i in range(rows):
            for j in range(columns):
                total = b[o]
                for c in range(C):
                    for u in range(k):
                        row = i * s + u - p
                        if row < 0 or row >= H:
                            continue
                        for v in range(k):
                            column = j * s + v - p
                            if column < 0 or column >= W:
                                continue
                            weight = w[((o * C + c) * k + u) * k + v]
                            total += weight * x[(c * H + row) * W + column]
                y[(o * rows + i) * columns + j] = total
    return 0
