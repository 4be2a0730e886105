function rf_compute(kspd, L, n0, n, r, j, c0) {
  let units = n0;
  let field = 1;
  let jump = 1;
  let start = 0;
  for (let l = 0; l < L; l++) {
    const [k, s, p, d] = kspd[l];
    if (k < 1 || s < 1 || p < 0 || d < 1) return 1;
    const reach = (k - 1) * d;
    if (units + 2 * p < reach + 1) return 2;
    units = Math.floor((units + 2 * p - reach - 1) / s) + 1;
    field += reach * jump + 2 * p * jump;
    start -= p * jump;
    jump *= s;
    n[l] = units;
    r[l] = field;
    j[l] = jump;
    c0[l] = start + (field - 1) / 2;
  }
  return 0;
}
