import { Worker } from 'node:worker_threads';
import type * as fastPng from 'fast-png';
import type * as utif2 from 'utif2';
import type { Page } from '../../contract.ts';
import type { ReadTiff } from './contract.ts';

type Told = { page: { png: Uint8Array; width: number; height: number } } | { damage: string | null };

const SECONDS = 60;
const HEAP_MB = 512;

/**
 * The pages of a TIFF (fax groups 3 and 4, and what scanners write), as grey PNG. Decoded in a thread of its own, which ends when it takes too long:
 * a broken file makes a decoder do anything. Throws where no page can be read.
 */
export const tiffPages: ReadTiff = (data) => {
  return new Promise((resolve, reject) => {
    const worker = new Worker(`(${decode.toString()})()`, {
      eval: true,
      env: {},
      stdout: true,
      workerData: { data, beside: import.meta.url },
      resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
    });
    const pages: Page[] = [];
    const end = (damage: string | null): void => {
      clearTimeout(timer);
      if (pages.length > 0) resolve({ pages, damage });
      else reject(new Error(`tiff: ${damage ?? 'no page'}`));
    };
    const timer = setTimeout(() => {
      end(`longer than ${SECONDS} s`);
      void worker.terminate();
    }, SECONDS * 1000);
    worker.on('message', (told: Told) => {
      if ('page' in told) pages.push({ ...told.page, png: Buffer.from(told.page.png) });
      else end(told.damage);
    });
    worker.once('error', (error) => end(error.message));
    worker.once('exit', () => end('the reader ended'));
  });
};

/** Runs in the thread, from its own text alone: it may use nothing of this file. */
function decode(): void {
  const threads = process.getBuiltinModule('node:worker_threads');
  const { createRequire } = process.getBuiltinModule('node:module');
  const { data, beside } = threads.workerData as { data: Uint8Array; beside: string };
  const load = createRequire(beside);
  type Utif = typeof utif2;
  const UTIF = load('utif2') as Utif;
  const { encode } = load('fast-png') as typeof fastPng;
  const MOST_PAGES = 500;
  const MOST_PIXELS = 80_000_000;
  const WIDEST = 1800;
  const bytes = data.buffer.slice(data.byteOffset, data.byteOffset + data.byteLength) as ArrayBuffer;
  type Ifd = ReturnType<Utif['decode']>[number];
  const numbers = (ifd: Ifd, tag: number): number[] => {
    const value = ifd[`t${tag}`];
    return (Array.isArray(value) ? value : []).map(Number);
  };
  /** Twice as tall where the fax was sent in its coarse mode: 204 × 98 points to the inch. */
  const ratioOf = (ifd: Ifd): number => {
    const [x = 1, y = 1] = [282, 283].map((tag) => {
      const [of = 1, parts = 1] = [ifd[`t${tag}`]].flat(2).map(Number);
      return of / parts;
    });
    return y > 0 && x / y > 1.5 && x / y < 3 ? 2 : 1;
  };
  /** Whether part of a page lies behind the end of the file; it is taken as far as it goes, else the decoder gropes on for a minute. */
  const cutOff = (ifd: Ifd): boolean => {
    const isTiled = numbers(ifd, 324).length > 0;
    const places = numbers(ifd, isTiled ? 324 : 273);
    const counts = numbers(ifd, isTiled ? 325 : 279);
    const there = places.map((at, n) => Math.max(0, Math.min(counts[n] ?? 0, data.length - at)));
    const isCut = there.some((count, n) => count < (counts[n] ?? 0));
    if (isCut) ifd[isTiled ? 't325' : 't279'] = there;
    return isCut;
  };
  /** Shrunk by whole steps to what a screen shows, each point the mean of its square. */
  const shown = (rgba: Uint8Array, width: number, height: number, tall: number) => {
    const by = Math.max(1, Math.ceil(width / WIDEST));
    const down = tall === 2 && by === 1 ? 1 : by;
    const [w, h] = [Math.max(1, Math.floor(width / by)), Math.max(1, Math.floor(height / down))];
    const grey = new Uint8Array(w * h * tall);
    for (let y = 0; y < h; y++) {
      for (let x = 0; x < w; x++) {
        let sum = 0;
        for (let dy = 0; dy < down; dy++) {
          for (let dx = 0; dx < by; dx++) {
            const at = ((y * down + dy) * width + x * by + dx) * 4;
            sum += (rgba[at] ?? 255) * 0.299 + (rgba[at + 1] ?? 255) * 0.587 + (rgba[at + 2] ?? 255) * 0.114;
          }
        }
        for (let row = 0; row < tall; row++) grey[(y * tall + row) * w + x] = Math.round(sum / (by * down));
      }
    }
    return { png: encode({ width: w, height: h * tall, data: grey, channels: 1, depth: 8 }), width: w, height: h * tall };
  };
  let damage: string | null = null;
  try {
    const ifds = UTIF.decode(bytes);
    for (const [n, ifd] of ifds.slice(0, MOST_PAGES).entries()) {
      const [width = 0, height = 0] = [numbers(ifd, 256)[0], numbers(ifd, 257)[0]];
      if (!(width > 0 && height > 0 && width * height <= MOST_PIXELS)) {
        damage ??= `page ${n + 1}: ${width} × ${height}`;
        continue;
      }
      try {
        if (cutOff(ifd)) damage ??= `page ${n + 1}: cut off`;
        UTIF.decodeImage(bytes, ifd);
        threads.parentPort?.postMessage({ page: shown(UTIF.toRGBA8(ifd), ifd.width, ifd.height, ratioOf(ifd)) });
      } catch (error) {
        damage ??= `page ${n + 1}: ${String(error)}`;
      }
    }
  } catch (error) {
    damage ??= String(error);
  }
  threads.parentPort?.postMessage({ damage });
}
