import { useEffect, useRef, useState } from 'react';
import { t } from '../../../lib/words.ts';
import type { Message } from '../api.ts';

const SMALLEST = 60;
const TALLEST = 4000;

/**
 * The formatted text of a message in a frame of its own, on the white it was written for: nothing in it runs, and pictures from elsewhere stay off until
 * somebody asks. It grows to its content.
 */
export function MessageFrame({ caseId, message }: { caseId: string; message: Message }) {
  const frame = useRef<HTMLIFrameElement>(null);
  const [pictures, setPictures] = useState(false);
  const [hides, setHides] = useState(false);
  const [height, setHeight] = useState(SMALLEST);
  const fit = (): void => {
    const page = frame.current?.contentDocument;
    if (!page?.body) return;
    setHeight(Math.min(TALLEST, Math.max(SMALLEST, page.documentElement.scrollHeight)));
    setHides(page.querySelector('img[data-src]') !== null);
  };
  useEffect(() => {
    const watch = new ResizeObserver(fit);
    if (frame.current) watch.observe(frame.current);
    return () => watch.disconnect();
  });
  return (
    <div>
      {hides && !pictures ? (
        <button
          type="button"
          onClick={() => setPictures(true)}
          className="mb-1 cursor-pointer text-s text-accent hover:underline"
        >
          {t('cases.html.pictures')}
        </button>
      ) : null}
      <div className="rounded-s border border-line px-3 py-2" style={{ background: 'white' }}>
        <iframe
          ref={frame}
          title={t('cases.html.frame', { name: message.author.name })}
          src={`/api/v1/cases/${caseId}/messages/${message.id}/html${pictures ? '?pictures=1' : ''}`}
          sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"
          referrerPolicy="no-referrer"
          loading="lazy"
          onLoad={() => {
            fit();
            frame.current?.contentDocument?.addEventListener('toggle', fit, true);
          }}
          style={{ height }}
          className="block w-full border-0"
        />
      </div>
    </div>
  );
}
