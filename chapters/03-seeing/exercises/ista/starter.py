# Fills a (k) with the code of x (m) in the dictionary D (m rows of k numbers, D[i * k + j]),
# after so many steps of ISTA from 0.
def ista(D, m, k, x, lam, steps, a):
    L = core.lasso_lipschitz(D, m, k)
    for j in range(k):
        a[j] = 0
