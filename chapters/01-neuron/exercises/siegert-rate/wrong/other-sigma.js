function siegert_rate(mu, sigma, tau_m, v_th, v_reset, tau_ref) {
  if (sigma === 0) {
    return core.lif_rate(mu, tau_m, v_th, v_reset, tau_ref);
  }
  sigma *= Math.sqrt(2);
  const from = (v_reset - mu) / sigma;
  const to = (v_th - mu) / sigma;
  if (to > 26) return 0;
  const u = integral(from, to);
  return 1000 / (tau_ref + tau_m * Math.sqrt(Math.PI) * u);
}

// The integral of e^(u u) (1 + erf u), by Simpson's rule
function integral(from, to) {
  const n = 400;
  const h = (to - from) / n;
  let sum = core.erfcx(-from) + core.erfcx(-to);
  for (let i = 1; i < n; i++) {
    const u = from + i * h;
    sum += (i % 2 === 1 ? 4 : 2) * core.erfcx(-u);
  }
  return (sum * h) / 3;
}
