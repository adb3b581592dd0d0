import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { newKey } from '../../../lib/client.ts';
import { saidFacts } from '../../../lib/facts.ts';
import { dateTime, money } from '../../../lib/format.ts';
import { useKeys } from '../../../lib/keys.ts';
import { t } from '../../../lib/words.ts';
import { Answers } from '../../../ui/answers.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { Field, Textarea } from '../../../ui/field.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { Pane, Panes } from '../../../ui/page.tsx';
import { Problem } from '../../../ui/problem.tsx';
import { Waiting } from '../../../ui/progress.tsx';
import { Facts, Section } from '../../../ui/section.tsx';
import { useSelection } from '../../../ui/selection.ts';
import { Tabs } from '../../../ui/tabs.tsx';
import { VirtualList } from '../../../ui/virtual-list.tsx';
import { type Audit, auditing, auditsQuery } from './trial-queries.ts';

const idOf = (audit: Audit): string => audit.id;
const amountOf = ({ amount }: Audit): string => (amount ? money(amount, { whole: true }) : '');

function Row({ item }: { item: Audit }) {
  return (
    <div className="num grid gap-0.5 px-4 py-2.5">
      <span className="flex justify-between gap-3 font-semibold">
        <span className="truncate">{item.actionName}</span>
        <span className="whitespace-nowrap">{amountOf(item)}</span>
      </span>
      <span className="text-s text-ink-3">
        {item.verdict
          ? t(`attributions.audit.answered.${item.verdict}`)
          : t('attributions.audit.granted', { at: dateTime(item.grantedAt) })}
      </span>
    </div>
  );
}

const VERDICTS = ['right', 'less', 'denied'] as const;

function Detail({ audit, onDone, onBack }: { audit: Audit; onDone: () => void; onBack: () => void }) {
  const queries = useQueryClient();
  const [note, setNote] = useState('');
  const [key] = useState(newKey);
  const answer = useMutation({
    mutationFn: (verdict: (typeof VERDICTS)[number]) =>
      auditing('POST /attributions/audits/:auditId', { params: { auditId: audit.id }, body: { verdict, note }, key }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['attributions', 'audits'] });
      onDone();
    },
  });
  useKeys(
    'here',
    audit.may.answer
      ? VERDICTS.map((verdict, at) => ({
          keys: String(at + 1),
          word: `attributions.audit.${verdict}` as const,
          run: () => answer.mutate(verdict),
        }))
      : [],
  );
  const { main, rest } = saidFacts(audit.facts, audit.amount?.currency ?? 'EUR');
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <div className="grid min-h-0 flex-1 content-start gap-5 overflow-y-auto px-4 py-4 sm:px-6">
        <header>
          <p className="num m-0 flex items-center gap-3 text-s text-ink-2">
            <button type="button" onClick={onBack} aria-label={t('attributions.trial.back')} className="-m-1 p-1 md:hidden">
              <Icon name="back" size={16} />
            </button>
            {t('attributions.audit.granted', { at: dateTime(audit.grantedAt) })}
          </p>
          <h2 className="head-650 num mt-1 mb-2 text-xl">
            {audit.actionName} {amountOf(audit)}
          </h2>
          <p className="m-0 max-w-prose text-ink-2">{t('attributions.audit.what')}</p>
          <p className="mt-2 mb-0">
            {audit.caseId ? (
              <Link to="/case/$caseId" params={{ caseId: audit.caseId }} className="link">
                {t('attributions.audit.case')}
              </Link>
            ) : (
              <span className="text-ink-3">{t('attributions.audit.noCase')}</span>
            )}
          </p>
        </header>
        <Section title={t('attributions.audit.facts')} ruled>
          {main.length + rest.length > 0 ? (
            <Facts columns={2} facts={[...main, ...rest].map(({ label, value }) => ({ name: label, value }))} />
          ) : (
            <p className="m-0 text-ink-3">{t('attributions.audit.noFacts')}</p>
          )}
        </Section>
        {audit.verdict ? (
          <Section title={t('attributions.audit.done')} ruled>
            <p className="m-0 font-semibold">{t(`attributions.audit.answered.${audit.verdict}`)}</p>
            {audit.note ? <p className="mt-1 mb-0 text-ink-2">{audit.note}</p> : null}
          </Section>
        ) : null}
        {audit.may.answer ? (
          <Field label={t('attributions.audit.note')} optional className="max-w-prose">
            <Textarea rows={2} maxLength={500} value={note} onChange={(event) => setNote(event.currentTarget.value)} />
          </Field>
        ) : null}
      </div>
      {audit.may.answer ? (
        <footer className="border-t border-line-strong bg-paper px-4 py-3">
          {answer.error ? <Problem error={answer.error} className="mb-2" /> : null}
          <Answers
            remark={t('attributions.audit.remark')}
            answers={VERDICTS.map((verdict, at) => ({
              title: t(`attributions.audit.${verdict}`),
              consequence: t(`attributions.audit.${verdict}.means`),
              keys: String(at + 1),
              tone: verdict === 'right' ? ('primary' as const) : verdict === 'denied' ? ('danger' as const) : ('plain' as const),
              busy: answer.isPending && answer.variables === verdict,
              onClick: () => answer.mutate(verdict),
            }))}
          />
        </footer>
      ) : null}
    </div>
  );
}

type Props = { id: string | null; onOpen: (id: string | null) => void };

/** Grants drawn at random to be looked at again, one after the other, without knowing whose they were. */
export function Audits({ id, onOpen }: Props) {
  const [which, setWhich] = useState<'open' | 'done'>('open');
  const open = useQuery(auditsQuery(false));
  const done = useQuery({ ...auditsQuery(true), enabled: which === 'done' });
  const list = which === 'open' ? open : done;
  const items = list.data ?? [];
  const shown = items.find((one) => one.id === id) ?? items[0];
  const selection = useSelection(shown?.id ?? null);
  useEffect(() => selection.choose(shown?.id ?? null), [shown?.id, selection]);
  const step = (by: number): void => onOpen(selection.move(by));
  useKeys('here', [
    { keys: 'j', word: 'attributions.key.next', run: () => step(1) },
    { keys: 'k', word: 'attributions.key.previous', run: () => step(-1) },
  ]);
  return (
    <Panes
      show={id && shown ? 'main' : 'list'}
      list={
        <Pane
          head={
            <Tabs
              label={t('attributions.audit.list')}
              value={which}
              onChange={(next) => {
                setWhich(next);
                onOpen(null);
              }}
              tabs={[
                { value: 'open', label: t('attributions.audit.open'), ...(open.data ? { count: open.data.length } : {}) },
                { value: 'done', label: t('attributions.audit.done') },
              ]}
            />
          }
        >
          {list.error ? <Problem error={list.error} kept={null} onRetry={() => void list.refetch()} className="m-4" /> : null}
          {list.data ? null : <Waiting lines={6} />}
          {list.data && items.length > 0 ? (
            <VirtualList
              label={t('attributions.audit.list')}
              items={items}
              idOf={idOf}
              Row={Row}
              rowHeight={62}
              selection={selection}
              onOpen={onOpen}
            />
          ) : null}
          {list.data && items.length === 0 ? (
            <p className="m-0 px-4 py-4 text-ink-2">
              {t(which === 'open' ? 'attributions.audit.none.title' : 'attributions.audit.done.none.do')}
            </p>
          ) : null}
        </Pane>
      }
      main={
        shown ? (
          <Detail key={shown.id} audit={shown} onDone={() => onOpen(null)} onBack={() => onOpen(null)} />
        ) : (
          <Empty title={t('attributions.audit.none.title')} todo={t('attributions.audit.none.do')} />
        )
      }
    />
  );
}
