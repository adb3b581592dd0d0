import { t } from '../../../lib/words.ts';
import { Button } from '../../../ui/button.tsx';

/** A server's token, shown once, as its settings file wants it. */
export function TokenShown({ token, onClose }: { token: string; onClose: () => void }) {
  const door = `${window.location.origin}/api/v1/fax`;
  const settings = `MOSTRADOR_FAX_URL=${door}/inbound/${token}\nMOSTRADOR_NOTIFY_URL=${door}/outbound/${token}`;
  return (
    <div role="status" className="mb-4 grid gap-2 rounded-m bg-accent-soft px-4 py-3">
      <p className="m-0 text-m font-medium">{t('fax.token.once')}</p>
      <p className="m-0 text-s text-ink-2">{t('fax.token.how')}</p>
      <pre className="m-0 overflow-x-auto rounded-s bg-surface p-2 text-s">{settings}</pre>
      <span className="inline-flex gap-2">
        <Button size="s" onClick={() => void navigator.clipboard.writeText(settings)}>
          {t('fax.token.copy')}
        </Button>
        <Button size="s" onClick={onClose}>
          {t('fax.token.done')}
        </Button>
      </span>
    </div>
  );
}
