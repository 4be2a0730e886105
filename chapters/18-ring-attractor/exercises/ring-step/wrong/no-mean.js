// Moves the ring on by one Euler step of dt; changes u.
function ring_step(u, N, J0, J1, I, gamma, dt, tau) {
  let mean = 0;
  let cosine = 0;
  let sine = 0;
  for (let j = 0; j < N; j++) {
    const phi = -Math.PI + (2 * Math.PI * j) / N;
    const r = Math.max(u[j], 0);
    mean += r;
    cosine += r * Math.cos(phi);
    sine += r * Math.sin(phi);
  }
  for (let i = 0; i < N; i++) {
    const phi = -Math.PI + (2 * Math.PI * i) / N;
    const along = cosine * Math.cos(phi) + sine * Math.sin(phi);
    const across = cosine * Math.sin(phi) - sine * Math.cos(phi);
    const heard = J0 * mean + J1 * (along - gamma * across) + I[i];
    u[i] += (dt / tau) * (heard - u[i]);
  }
}
