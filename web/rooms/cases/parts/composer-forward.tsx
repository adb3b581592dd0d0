import { moment } from '../../../lib/format.ts';
import { t } from '../../../lib/words.ts';
import { cx } from '../../../ui/cx.ts';
import type { Case } from '../api.ts';

export type Forwarded = { to: string; name: string; messageIds: string[] };
export const nobody: Forwarded = { to: '', name: '', messageIds: [] };

const control = 'min-h-7 rounded-s border border-edge bg-surface px-2 text-s text-ink hover:border-ink-3';
const SHOWN = 12;

/** To whom outside something of the case goes, and which messages go along. */
export function ComposerForward({ one, value, onChange }: { one: Case; value: Forwarded; onChange: (next: Forwarded) => void }) {
  const messages = one.messages.filter(({ direction }) => direction !== 'note').slice(-SHOWN);
  const toggle = (id: string, on: boolean): void =>
    onChange({ ...value, messageIds: on ? [...value.messageIds, id] : value.messageIds.filter((other) => other !== id) });
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-1.5 border-b border-line px-3.5 py-2 text-s">
      <div className="flex flex-wrap gap-1.5">
        <input
          type="email"
          aria-label={t('cases.forward.to')}
          placeholder={t('cases.forward.to')}
          value={value.to}
          onChange={(event) => onChange({ ...value, to: event.currentTarget.value })}
          className={cx(control, 'min-w-50 flex-1')}
        />
        <input
          aria-label={t('cases.forward.name')}
          placeholder={t('cases.forward.name')}
          value={value.name}
          onChange={(event) => onChange({ ...value, name: event.currentTarget.value })}
          className={cx(control, 'min-w-35 flex-1')}
        />
      </div>
      <fieldset className="m-0 max-h-28 min-w-0 overflow-y-auto border-0 p-0">
        <legend className="p-0 text-ink-3">{t('cases.forward.along')}</legend>
        {messages.map((message) => (
          <label key={message.id} className="flex min-h-6 cursor-pointer items-center gap-2">
            <input
              type="checkbox"
              checked={value.messageIds.includes(message.id)}
              onChange={(event) => toggle(message.id, event.currentTarget.checked)}
            />
            <span className="shrink-0 text-ink-2">
              {t('cases.forward.message', { name: message.author.name, moment: moment(message.at) })}
            </span>
            <span className="truncate text-ink-3">{message.text}</span>
          </label>
        ))}
      </fieldset>
      <p className="m-0 text-ink-3">{t('cases.forward.note')}</p>
    </div>
  );
}
