def field_profile(kspd, L, r, profile, scratch):
    profile[0] = 1
    width = 1
    for l in range(L - 1, -1, -1):
        k, s, p, d = kspd[l]
        for i in range(r):
            scratch[i] = 0
        for i in range(width):
            for a in range(k):
                at = i * s + a
                scratch[at] += profile[i] / k
        width = (width - 1) * s + (k - 1) * d + 1
        for i in range(r):
            profile[i] = scratch[i]
