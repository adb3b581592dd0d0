import { useQuery } from '@tanstack/react-query';
import { moment } from '../../../lib/format.ts';
import { useMe } from '../../../lib/session.ts';
import { t } from '../../../lib/words.ts';
import { Section } from '../../../ui/section.tsx';
import { type Authorization, kindsQuery } from '../api.ts';
import { AskedExactly } from './asked-exactly.tsx';
import { Costs, MyLimit } from './costs.tsx';
import { Evidence } from './evidence.tsx';
import { FactList } from './fact-list.tsx';
import { Precedents } from './precedents.tsx';
import { Said } from './said.tsx';
import { Steps } from './steps.tsx';

export function useKind(code: string | undefined) {
  const kinds = useQuery(kindsQuery);
  return kinds.data?.find((kind) => kind.code === code);
}

/** Everything that bears on the answer: what is asked, why, what is known, what proves it. */
export function AuthorizationMain({ it }: { it: Authorization }) {
  const kind = useKind(it.ask.action);
  // Who may decide stands in the ruler: what is left says why the asker could not.
  const why = it.rulingReasons.filter((reason) => reason && !it.chain.some((link) => reason.includes(link.name)));
  const { decision } = it;
  return (
    <>
      <div className="grid gap-3">
        <AskedExactly ask={it.ask} kind={kind} />
        <div>
          <Said text={it.reason} by={it.request.askedBy.name} />
        </div>
        {why.length > 0 ? (
          <div>
            <p className="m-0 text-ink-3">{t('authorizations.why')}</p>
            <ul className="num m-0 list-none p-0 text-ink-2">
              {why.map((reason) => (
                <li key={reason}>{reason}</li>
              ))}
            </ul>
          </div>
        ) : null}
      </div>
      <Steps it={it} />
      {it.question || it.reply ? (
        <Section level={3} title={t('authorizations.exchange')}>
          <div className="grid gap-2">
            {it.question ? <Said text={it.question} by={decision?.by ?? it.request.to.name} /> : null}
            {it.reply ? <Said text={it.reply} by={it.request.askedBy.name} /> : null}
          </div>
        </Section>
      ) : null}
      {decision?.reason ? (
        <Section level={3} title={t('authorizations.decision')}>
          <Said text={decision.reason} by={`${decision.by} · ${moment(decision.at)}`} />
        </Section>
      ) : null}
      <FactList it={it} />
      <Evidence it={it} />
    </>
  );
}

/** Beside the question: what each answer costs, what was decided before, what is left of one's own limit. */
export function AuthorizationSide({ it }: { it: Authorization }) {
  const { centre } = useMe();
  const currency = it.ask.amount?.currency ?? it.request.amount?.currency ?? centre.currency;
  return (
    <>
      <Costs it={it} currency={currency} />
      <Precedents it={it} currency={currency} />
      {it.may.decide ? <MyLimit it={it} currency={currency} /> : null}
    </>
  );
}
