import { Link } from '@tanstack/react-router';
import { dateTime } from '../../../lib/format.ts';
import { t } from '../../../lib/words.ts';
import { Chip } from '../../../ui/chip.tsx';
import { Facts, Section } from '../../../ui/section.tsx';
import type { Execution } from '../api.ts';
import { useExecutionWords } from './execution-words.ts';
import { SettleForm } from './settle-form.tsx';

/** One execution of unknown end: what was sent, what came back, and saying how it ended. */
export function ExecutionSheet({ execution }: { execution: Execution }) {
  const { what, where, why } = useExecutionWords()(execution);
  const { error } = execution;
  const heard = [error?.shopCode, error?.text].filter(Boolean).join(' · ');
  return (
    <article className="min-h-0 flex-1 overflow-y-auto px-4 py-4 sm:px-6">
      <h2 className="head-650 num m-0 mb-3 text-xl">{what}</h2>
      <Facts
        columns={2}
        facts={[
          { name: t('stores.one'), value: where },
          {
            name: t('email.state'),
            value: <Chip tone={execution.state === 'person' ? 'late' : 'plain'}>{t(`stores.execution.${execution.state}`)}</Chip>,
          },
          { name: t('stores.execution.at'), value: dateTime(execution.plannedAt) },
          { name: t('email.attempts'), value: String(execution.attempts) },
        ]}
      />
      <p className="mt-3 mb-0">{why}</p>
      {heard ? (
        <p className="mt-1 mb-0 text-s break-words text-ink-3">
          {t('stores.execution.heard')} {heard}
        </p>
      ) : null}
      {execution.caseId ? (
        <p className="mt-3 mb-0">
          <Link to="/case/$caseId" params={{ caseId: execution.caseId }} className="link min-h-6">
            {t('email.openCase')}
          </Link>
        </p>
      ) : null}
      <Section title={t('stores.settle')} ruled className="mt-5">
        {execution.may.settle ? (
          <SettleForm execution={execution} where={where} what={what} />
        ) : (
          <p className="m-0 text-ink-2">{t('stores.settle.mayNot')}</p>
        )}
      </Section>
    </article>
  );
}
