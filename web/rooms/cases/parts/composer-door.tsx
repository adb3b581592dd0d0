import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { t } from '../../../lib/words.ts';
import { cx } from '../../../ui/cx.ts';
import { Icon } from '../../../ui/icon.tsx';
import { Menu, MenuGroup, MenuItem } from '../../../ui/menu.tsx';
import { type Case, type DoorChoice, mailQuery } from '../api.ts';
import { isClosed, sameDoor, sayDoor, waysOf } from './answer-doors.ts';
import { ClosedDoor, useClosed } from './closed-door.tsx';

const control = 'min-h-7 rounded-s border border-edge bg-surface px-2 text-s text-ink hover:border-ink-3';
type Props = {
  one: Case;
  door: DoorChoice;
  onDoor: (door: DoorChoice) => void;
  cc: string[];
  onCc: (cc: string[]) => void;
  onForward: () => void;
};

const CHANNELS = ['email', 'fax', 'post'] as const;

/** An address that no door of the case has: typed, and warned of. */
function OtherDoor({ onUse, onClose }: { onUse: (door: DoorChoice) => void; onClose: () => void }) {
  const [channel, setChannel] = useState<(typeof CHANNELS)[number]>('email');
  const [address, setAddress] = useState('');
  const use = (event: FormEvent): void => {
    event.preventDefault();
    if (address.trim() !== '') onUse({ channel, address: address.trim() });
  };
  return (
    <form onSubmit={use} className="flex flex-wrap items-center gap-1.5">
      <select
        aria-label={t('cases.door.other.how')}
        value={channel}
        onChange={(event) => setChannel(CHANNELS.find((one) => one === event.currentTarget.value) ?? 'email')}
        className={cx(control, 'picker')}
      >
        {CHANNELS.map((one) => (
          <option key={one} value={one}>
            {t(`cases.channel.${one}`)}
          </option>
        ))}
      </select>
      <input
        // biome-ignore lint/a11y/noAutofocus: it was just asked for
        autoFocus
        type={channel === 'email' ? 'email' : 'text'}
        aria-label={t('cases.door.other.to')}
        placeholder={t('cases.door.other.to')}
        value={address}
        onChange={(event) => setAddress(event.currentTarget.value)}
        onKeyDown={(event) => event.key === 'Escape' && onClose()}
        className={cx(control, 'min-w-50 flex-1')}
      />
      <button type="submit" className={cx(control, 'cursor-pointer')}>
        {t('cases.door.other.use')}
      </button>
    </form>
  );
}

/** Who else gets it: those of the customer's last mail, each taken out by one press. */
function Copies({ cc, onCc }: Pick<Props, 'cc' | 'onCc'>) {
  const [adding, setAdding] = useState(false);
  const add = (text: string): void => {
    const address = text.trim().toLowerCase();
    if (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(address) && !cc.includes(address)) onCc([...cc, address]);
    setAdding(false);
  };
  return (
    <span className="flex min-w-0 flex-wrap items-center gap-1">
      {cc.length > 0 ? <span className="text-ink-3">{t('cases.cc')}</span> : null}
      {cc.map((address) => (
        <span key={address} className="inline-flex max-w-60 items-center rounded-full bg-sunken pl-2 text-ink-2">
          <span className="truncate">{address}</span>
          <button
            type="button"
            aria-label={t('cases.cc.remove', { address })}
            onClick={() => onCc(cc.filter((other) => other !== address))}
            className="grid size-6 cursor-pointer place-items-center text-ink-3 hover:text-ink"
          >
            <Icon name="close" size={10} />
          </button>
        </span>
      ))}
      {adding ? (
        <input
          // biome-ignore lint/a11y/noAutofocus: it was just asked for
          autoFocus
          type="email"
          aria-label={t('cases.cc.add')}
          className={cx(control, 'min-w-45')}
          onBlur={(event) => add(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') setAdding(false);
            if (event.key !== 'Enter' && event.key !== ',') return;
            event.preventDefault();
            add(event.currentTarget.value);
          }}
        />
      ) : (
        <button
          type="button"
          onClick={() => setAdding(true)}
          className="min-h-6 cursor-pointer rounded-s px-1 text-ink-3 hover:text-ink"
        >
          {t('cases.cc.add')}
        </button>
      )}
    </span>
  );
}

/** The copies offered until somebody touches them. */
export function useOfferedCopies(one: Case, door: DoorChoice): string[] {
  const { data } = useQuery({ ...mailQuery(one.id, one.version), enabled: door.channel === 'email' });
  return data?.cc.map(({ address }) => address.toLowerCase()).filter((address) => address !== door.address?.toLowerCase()) ?? [];
}

/** By which door the answer leaves, to whom, and who else gets it. */
export function ComposerDoor({ one, door, onDoor, cc, onCc, onForward }: Props) {
  const [other, setOther] = useState(false);
  const ways = waysOf(one);
  const known = ways.filter((way) => way.known);
  const unknown = ways.filter((way) => !way.known);
  const { closed } = useClosed(one, door);
  const name = (way: DoorChoice): string =>
    isClosed(closed, way) ? t('cases.closed.way', { door: sayDoor(way) }) : sayDoor(way);
  const isKnown = known.some((way) => sameDoor(way, door));
  const choose = (next: DoorChoice): void => {
    setOther(false);
    onDoor({ channel: next.channel, address: next.address });
  };
  return (
    <div className="grid gap-1 border-b border-line px-3.5 py-1 text-s text-ink-2">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Menu
          side="top"
          trigger={
            <button
              type="button"
              title={t('cases.door.change')}
              className={cx(
                'inline-flex min-h-6 max-w-full min-w-0 cursor-pointer items-center gap-1 rounded-s hover:text-ink',
                isKnown ? '' : 'font-semibold text-bad',
              )}
            >
              {isKnown ? null : <Icon name="warn" size={12} />}
              <span className="truncate">{t('cases.door.by', { door: sayDoor(door) })}</span>
              <Icon name="chevron" size={12} className="shrink-0" />
            </button>
          }
        >
          <MenuGroup title={t('cases.door.known')}>
            {known.map((way) => (
              <MenuItem key={`${way.channel} ${way.address}`} onSelect={() => choose(way)}>
                {name(way)}
              </MenuItem>
            ))}
          </MenuGroup>
          <MenuGroup title={t('cases.door.unknown')}>
            {unknown.map((way) => (
              <MenuItem key={`${way.channel} ${way.address}`} onSelect={() => choose(way)}>
                {name(way)}
              </MenuItem>
            ))}
            <MenuItem onSelect={() => setOther(true)}>{t('cases.door.other')}</MenuItem>
          </MenuGroup>
          <MenuGroup title={t('cases.forward.group')}>
            <MenuItem keys="f" onSelect={onForward}>
              {t('cases.forward.to.third')}
            </MenuItem>
          </MenuGroup>
        </Menu>
        {door.channel === 'email' ? <Copies cc={cc} onCc={onCc} /> : null}
      </div>
      {other ? <OtherDoor onUse={choose} onClose={() => setOther(false)} /> : null}
      <ClosedDoor one={one} door={door} onDoor={choose} />
      {isKnown ? null : <p className="m-0 text-bad">{t('cases.door.warn')}</p>}
      {door.channel === 'web' && known.length === 1 ? <p className="m-0 text-ink-3">{t('cases.door.page')}</p> : null}
    </div>
  );
}
