import { useEffect, useRef, useState } from 'react';
import { type Money, money } from '../../../lib/format.ts';
import { t } from '../../../lib/words.ts';
import { Button } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icon.tsx';
import type { MayLine } from '../api.ts';
import { whoOf } from './may-words.ts';

type Props = {
  id: string;
  line: MayLine;
  amount: Money | null;
  movesMoney: boolean;
  why: string | null;
  busy: boolean;
  onTake: () => void;
  onCancel: () => void;
};

/** What the button does, in its words: who is asked, or what is done, with the amount. */
function sayDo(line: MayLine, amount: Money | null): string {
  const figure = amount ? money(amount) : '';
  const name = whoOf(line) ?? '';
  if (line.ruling.circuit === 'consulted') return t('cases.do.consult', { name });
  if (line.ruling.circuit === 'authorised')
    return figure ? t('cases.do.askAmount', { name, amount: figure }) : t('cases.do.ask', { name });
  return figure ? t('cases.do.amount', { name: line.name, amount: figure }) : t('cases.do', { name: line.name });
}

/** Carries it out or asks leave. Where money leaves the shop at once, one confirmation with the amount stands before it. */
export function Confirm({ id, line, amount, movesMoney, why, busy, onTake, onCancel }: Props) {
  const [sure, setSure] = useState('');
  const last = useRef<HTMLButtonElement>(null);
  const money_ = amount !== null && movesMoney && line.ruling.circuit === 'own' ? money(amount) : null;
  const confirming = money_ !== null && sure === money_ && !why;
  useEffect(() => {
    if (confirming) last.current?.focus();
  }, [confirming]);
  if (!confirming) {
    return (
      <div className="flex gap-1">
        <Button
          id={id}
          tone="primary"
          keys="mod+Enter"
          busy={busy}
          why={why}
          onClick={() => (money_ ? setSure(money_) : onTake())}
        >
          {sayDo(line, amount)}
        </Button>
        <Button tone="quiet" aria-label={t('shell.cancel')} onClick={onCancel} className="ml-auto px-2!">
          <Icon name="close" size={14} />
        </Button>
      </div>
    );
  }
  return (
    <div role="alert" className="grid gap-2 rounded-s border border-accent px-2.5 py-2">
      <p className="num m-0 font-semibold">{t('cases.confirm', { amount: money_ })}</p>
      <div className="flex flex-wrap gap-2">
        <Button ref={last} id={id} tone="primary" keys="mod+Enter" busy={busy} onClick={onTake}>
          {t('cases.confirm.do', { amount: money_ })}
        </Button>
        <Button tone="quiet" onClick={() => setSure('')}>
          {t('cases.confirm.back')}
        </Button>
      </div>
    </div>
  );
}
