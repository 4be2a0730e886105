# n, r, j, c0: one number for each of the L layers of kspd.
# Returns 0; 1 where a layer is no layer; 2 where one has no room.
def rf_compute(kspd, L, n0, n, r, j, c0):
    units = n0
    field = 1
    jump = 1
    start = 0
    for l in range(L):
        k, s, p, d = kspd[l]
        if k < 1 or s < 1 or p < 0 or d < 1:
            return 1
        reach = (k - 1) * d
        if units + 2 * p < reach + 1:
            return 2
        units = (units + 2 * p - reach - 1) // s + 1
        field += reach * jump
        start -= p * jump
        jump = jump * s
        n[l] = units
        r[l] = field
        j[l] = jump
        c0[l] = start + (field - 1) / 2
    return 0
