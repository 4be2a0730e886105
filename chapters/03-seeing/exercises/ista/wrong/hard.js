// Fills a (k) with the code of x (m) in the dictionary D (m rows of k numbers, D[i * k + j]),
// after so many steps of ISTA from 0.
function ista(D, m, k, x, lam, steps, a) {
  const L = core.lasso_lipschitz(D, m, k);
  for (let j = 0; j < k; j++) a[j] = 0;
  for (let step = 0; step < steps; step++) {
    const error = [];
    for (let i = 0; i < m; i++) {
      error[i] = x[i];
      for (let j = 0; j < k; j++) error[i] -= D[i * k + j] * a[j];
    }
    for (let j = 0; j < k; j++) {
      let z = a[j];
      for (let i = 0; i < m; i++) z += (D[i * k + j] * error[i]) / L;
      const t = lam / L;
      a[j] = Math.abs(z) > t ? z : 0;
    }
  }
}
