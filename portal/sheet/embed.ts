// In a shop's page: frames marked `data-mostrador` grow to what they hold. Optional; without it they scroll.
(() => {
  const MOST = 10_000;
  addEventListener('message', ({ data, source }: MessageEvent<{ mostrador?: unknown; height?: unknown } | null>) => {
    if (data?.mostrador !== 'height' || typeof data.height !== 'number') return;
    for (const frame of document.querySelectorAll<HTMLIFrameElement>('iframe[data-mostrador]'))
      if (frame.contentWindow === source) frame.style.height = `${Math.min(MOST, Math.max(200, Math.ceil(data.height)))}px`;
  });
})();
