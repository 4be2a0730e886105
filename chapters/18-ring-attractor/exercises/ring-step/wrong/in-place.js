// Moves the ring on by one Euler step of dt; changes u.
function ring_step(u, N, J0, J1, I, gamma, dt, tau) {
  for (let i = 0; i < N; i++) {
    let heard = I[i];
    for (let j = 0; j < N; j++) {
      const apart = (2 * Math.PI * (i - j)) / N;
      const w = J0 + J1 * Math.cos(apart) - gamma * J1 * Math.sin(apart);
      heard += (w * Math.max(u[j], 0)) / N;
    }
    u[i] += (dt / tau) * (heard - u[i]);
  }
}
