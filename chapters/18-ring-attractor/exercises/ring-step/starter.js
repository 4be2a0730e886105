// Moves the ring on by one Euler step of dt; changes u.
function ring_step(u, N, J0, J1, I, gamma, dt, tau) {
  for (let i = 0; i < N; i++) {
    const phi = -Math.PI + (2 * Math.PI * i) / N;
    const heard = 0;
  }
}
