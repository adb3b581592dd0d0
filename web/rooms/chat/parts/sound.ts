const PLACE = 'mostrador.chat.sound';

/** Whether this machine rings; its own matter, so it is kept on it. */
export const hasSound = (): boolean => localStorage.getItem(PLACE) !== 'off';
export const setSound = (on: boolean): void => localStorage.setItem(PLACE, on ? 'on' : 'off');

/** Two short notes. A page that nobody has touched yet may not sound, and stays silent. */
export function ring(): void {
  const context = new AudioContext();
  const volume = context.createGain();
  volume.gain.value = 0.08;
  volume.connect(context.destination);
  [660, 880].forEach((frequency, at) => {
    const note = context.createOscillator();
    note.frequency.value = frequency;
    note.connect(volume);
    note.start(context.currentTime + at * 0.16);
    note.stop(context.currentTime + at * 0.16 + 0.13);
  });
  setTimeout(() => void context.close(), 1000);
}
