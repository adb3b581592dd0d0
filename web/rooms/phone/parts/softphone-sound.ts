import type { SessionDescriptionHandler } from 'sip.js';
import { NotDone } from './softphone-port.ts';

/** Microphone and loudspeaker of the calls. What the browser refuses is said as `NotDone`. */
export function openSound() {
  const heard = new Map<string, HTMLAudioElement>();
  let chosen = { microphone: '', speaker: '' };
  let asked: MediaStream | null = null;

  async function microphone(): Promise<MediaStream> {
    // Browsers lend a microphone to pages over TLS alone, and to this machine's own.
    if (!navigator.mediaDevices) throw new NotDone('insecure');
    const which = chosen.microphone ? { deviceId: chosen.microphone } : {};
    try {
      return await navigator.mediaDevices.getUserMedia({ audio: { echoCancellation: true, noiseSuppression: true, ...which } });
    } catch (error) {
      const { name } = error as DOMException;
      throw new NotDone(name === 'NotFoundError' || name === 'OverconstrainedError' ? 'noMicrophone' : 'microphone', error);
    }
  }
  const point = async (audio: HTMLAudioElement): Promise<void> => {
    if (chosen.speaker && 'setSinkId' in audio) await audio.setSinkId(chosen.speaker);
  };

  return {
    /** Asks before anything is promised to the other side; the call then begun takes what was given. */
    async ask(): Promise<void> {
      asked ??= await microphone();
    },
    async listen(): Promise<MediaStream> {
      const stream = asked ?? (await microphone());
      asked = null;
      return stream;
    },
    hear(id: string, stream: MediaStream): void {
      const audio = new Audio();
      audio.autoplay = true;
      audio.srcObject = stream;
      heard.set(id, audio);
      void point(audio);
    },
    hush(id: string): void {
      const audio = heard.get(id);
      if (audio) audio.srcObject = null;
      heard.delete(id);
    },
    useDevices(devices: typeof chosen): void {
      chosen = devices;
      for (const audio of heard.values()) void point(audio);
    },
    /** Another microphone in the middle of a call. */
    async swap(handler: SessionDescriptionHandler | undefined): Promise<void> {
      const connection =
        handler && 'peerConnection' in handler ? (handler.peerConnection as RTCPeerConnection | undefined) : undefined;
      const sender = connection?.getSenders().find(({ track }) => track?.kind === 'audio');
      if (!sender) return;
      const [track] = (await microphone()).getAudioTracks();
      if (!track) return;
      track.enabled = sender.track?.enabled ?? true;
      sender.track?.stop();
      await sender.replaceTrack(track);
    },
    close(): void {
      for (const track of asked?.getTracks() ?? []) track.stop();
      for (const audio of heard.values()) audio.srcObject = null;
    },
  };
}
