import { moment } from '../../../lib/format.ts';
import { t } from '../../../lib/words.ts';
import { Chip } from '../../../ui/chip.tsx';
import { cx } from '../../../ui/cx.ts';
import { Section } from '../../../ui/section.tsx';
import type { Consultation } from '../api.ts';
import { AskedExactly } from './asked-exactly.tsx';
import { useKind } from './authorization-body.tsx';
import { Said } from './said.tsx';

/** The question, leave to act where it is asked, what has been said between, and the answer. */
export function ConsultationMain({ it }: { it: Consultation }) {
  const kind = useKind(it.ask?.action);
  const verdict = it.verdict && it.verdict !== 'information' ? t(`consultations.said.${it.verdict}`) : null;
  return (
    <>
      <Section
        level={3}
        title={t(it.mode === 'refer' ? 'consultations.referred' : 'consultations.question')}
        aside={it.department.name}
      >
        <Said text={it.question} by={it.request.askedBy.name} />
      </Section>
      {it.ask ? (
        <div className="grid gap-2">
          <AskedExactly ask={it.ask} kind={kind} consulted />
          <p className="m-0 text-ink-2">{t('consultations.leave.note', { name: it.request.askedBy.name })}</p>
        </div>
      ) : null}
      {it.exchange.length > 0 ? (
        <Section level={3} title={t('consultations.exchange')}>
          <ol className="m-0 grid list-none gap-3 p-0">
            {it.exchange.map((one) => (
              <li
                key={`${one.at}${one.from}`}
                className={cx('border-l-2 pl-3', one.from === 'department' ? 'border-consulted' : 'border-line-strong')}
              >
                <Said text={one.text} by={one.at ? `${one.by} · ${moment(one.at)}` : one.by} />
              </li>
            ))}
          </ol>
        </Section>
      ) : null}
      {it.answer ? (
        <Section
          level={3}
          title={t('consultations.answer.of', { name: it.department.name })}
          aside={it.answeredAt ? moment(it.answeredAt) : null}
        >
          <div className="grid justify-items-start gap-1.5 border-l-2 border-consulted pl-3">
            {verdict ? <Chip>{verdict}</Chip> : null}
            <Said text={it.answer} by={it.answeredBy ?? it.department.name} />
          </div>
        </Section>
      ) : null}
    </>
  );
}
