// One neuron's spikes as clicks, when the reader asks for it.

export class Clicks {
  private readonly context = new AudioContext();
  private heardTo: number;

  /** Spikes after `now` (model ms) are heard. */
  constructor(now: number) {
    this.heardTo = now;
  }

  /** times of recent spikes; `pace` is model ms in a second of real time. */
  hear(times: Float32Array, now: number, pace: number): void {
    if (now < this.heardTo) this.heardTo = 0;
    for (const time of times) {
      if (time > this.heardTo) this.click((time - this.heardTo) / Math.max(1, pace));
    }
    this.heardTo = now;
  }

  private click(after: number): void {
    const start = this.context.currentTime + Math.min(0.1, after);
    const oscillator = this.context.createOscillator();
    const gain = this.context.createGain();
    oscillator.frequency.value = 1400;
    gain.gain.setValueAtTime(0.25, start);
    gain.gain.exponentialRampToValueAtTime(0.001, start + 0.012);
    oscillator.connect(gain).connect(this.context.destination);
    oscillator.start(start);
    oscillator.stop(start + 0.015);
  }

  pause(paused: boolean): void {
    void (paused ? this.context.suspend() : this.context.resume());
  }

  stop(): null {
    void this.context.close();
    return null;
  }
}
