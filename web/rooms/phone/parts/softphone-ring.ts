let context: AudioContext | null = null;
let timer: ReturnType<typeof setInterval> | undefined;

function pulse(volume: number): void {
  if (!context) return;
  const [tone, gain] = [context.createOscillator(), context.createGain()];
  tone.frequency.value = 425;
  gain.gain.value = volume;
  tone.connect(gain).connect(context.destination);
  tone.start();
  tone.stop(context.currentTime + 1);
}

/** The sound of a call that comes in, or the tone while it rings at the other side; silent where the browser lets no page sound yet. */
export function ring(kind: 'in' | 'out' | null): void {
  clearInterval(timer);
  if (kind === null) return;
  context ??= new AudioContext();
  void context.resume();
  const volume = kind === 'in' ? 0.12 : 0.03;
  pulse(volume);
  timer = setInterval(() => pulse(volume), kind === 'in' ? 3_000 : 4_500);
}
