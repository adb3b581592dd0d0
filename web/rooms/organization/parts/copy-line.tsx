import { useRef, useState } from 'react';
import { t } from '../../../lib/words.ts';
import { Button } from '../../../ui/button.tsx';
import { cx } from '../../../ui/cx.ts';

/** The clipboard is closed to pages served without TLS on a local network: there the text is only selected, ready for the keys. */
async function copy(text: string, shown: HTMLElement | null): Promise<boolean> {
  if (shown) getSelection()?.selectAllChildren(shown);
  if (!('clipboard' in navigator)) return false;
  return navigator.clipboard.writeText(text).then(
    () => true,
    () => false,
  );
}

/** Something to be taken elsewhere, whole: an address, a secret, a token. `label` says what it is. */
export function CopyLine({ label, text, big }: { label: string; text: string; big?: boolean }) {
  const shown = useRef<HTMLElement>(null);
  const [done, setDone] = useState<'copied' | 'selected' | null>(null);
  const press = async (): Promise<void> => setDone((await copy(text, shown.current)) ? 'copied' : 'selected');
  return (
    <div className="grid gap-1">
      <span className="text-s font-medium text-ink-2">{label}</span>
      <div className="flex items-start gap-2">
        <code
          ref={shown}
          className={cx(
            'min-w-0 flex-1 rounded-s bg-sunken px-2.5 py-1.5 font-[ui-monospace,monospace] break-all whitespace-pre-wrap',
            big ? 'text-l' : 'text-m',
          )}
        >
          {text}
        </code>
        <Button aria-label={t('organization.copy.what', { what: label })} onClick={() => void press()}>
          {t('organization.copy')}
        </Button>
      </div>
      <span role="status" className="text-s text-own">
        {done === 'copied' ? t('organization.copied') : done === 'selected' ? t('organization.copy.selected') : ''}
      </span>
    </div>
  );
}
