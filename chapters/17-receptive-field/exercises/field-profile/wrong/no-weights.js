function field_profile(kspd, L, r, profile, scratch) {
  profile[0] = 1;
  let width = 1;
  for (let l = L - 1; l >= 0; l--) {
    const [k, s, , d] = kspd[l];
    scratch.fill(0);
    for (let i = 0; i < width; i++) {
      for (let a = 0; a < k; a++) {
        scratch[i * s + a * d] += profile[i];
      }
    }
    width = (width - 1) * s + (k - 1) * d + 1;
    profile.set(scratch);
  }
}
