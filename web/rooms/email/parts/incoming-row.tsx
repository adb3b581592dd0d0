import { moment } from '../../../lib/format.ts';
import { t } from '../../../lib/words.ts';
import { Chip } from '../../../ui/chip.tsx';
import type { RawMail } from '../api.ts';

export function RawState({ state }: { state: RawMail['state'] }) {
  return <Chip tone={state === 'unreadable' ? 'late' : 'plain'}>{t(`email.in.${state}`)}</Chip>;
}

/** A mail as it came. */
export function IncomingRow({ item }: { item: RawMail }) {
  return (
    <div className="grid h-full grid-cols-[minmax(0,1fr)] content-center gap-0.5 px-4">
      <div className="flex items-baseline justify-between gap-3">
        <b className="min-w-0 truncate font-semibold">{item.subject || t('email.noSubject')}</b>
        <span className="num shrink-0 text-s text-ink-3">{moment(item.receivedAt)}</span>
      </div>
      <span className="truncate text-ink-2">{item.from || t('email.noSender')}</span>
      <span>
        <RawState state={item.state} />
      </span>
    </div>
  );
}
