# Fills a (k) with the code of x (m) in the dictionary D (m rows of k numbers, D[i * k + j]),
# after so many steps of ISTA from 0.
def ista(D, m, k, x, lam, steps, a):
    L = core.lasso_lipschitz(D, m, k)
    for j in range(k):
        a[j] = 0
    for step in range(steps):
        error = [0] * m
        for i in range(m):
            error[i] = x[i]
            for j in range(k):
                error[i] -= D[i * k + j] * a[j]
        for j in range(k):
            z = a[j]
            for i in range(m):
                z -= D[i * k + j] * error[i] / L
            t = lam / L
            a[j] = z - t if z > t else z + t if z < -t else 0
