import { useState } from 'react';
import { fieldError } from '../../../lib/client.ts';
import { t } from '../../../lib/words.ts';
import { Button } from '../../../ui/button.tsx';
import { Field, Textarea } from '../../../ui/field.tsx';
import { Problem } from '../../../ui/problem.tsx';
import { Segmented } from '../../../ui/tabs.tsx';
import { api, type Case, type Issue } from '../api.ts';
import { useCaseWrite } from './case-write.ts';
import { outcomes } from './choices.ts';

type Outcome = NonNullable<Issue['outcome']>;

/** One point of the customer's with its answer, or the place to give it. */
export function Point({ one, issue, onDone }: { one: Case; issue: Issue; onDone: () => void }) {
  const [outcome, setOutcome] = useState<Outcome>(issue.outcome ?? 'favourable');
  const [answer, setAnswer] = useState(issue.answer ?? '');
  const write = useCaseWrite((body: { outcome: Outcome; answer: string }, key) =>
    api('POST /cases/:caseId/issues/:issueId/answer', { params: { caseId: one.id, issueId: issue.id }, body, key }),
  );
  const keep = (): void => write.mutate({ outcome, answer: answer.trim() }, { onSuccess: onDone });
  return (
    <div className="grid max-w-170 gap-2.5 pt-3">
      <p className="m-0 text-read">
        {issue.text} <span className="text-s text-ink-3">{t(`cases.reason.${issue.reason}`)}</span>
      </p>
      {write.error ? <Problem error={write.error} /> : null}
      {one.may.act ? (
        <>
          <div>
            <Segmented label={t('cases.outcome')} value={outcome} onChange={setOutcome} options={outcomes()} />
          </div>
          <Field label={t('cases.point.answer')} hint={t('cases.point.hint')} error={fieldError(write.error, 'answer')}>
            <Textarea rows={2} autoFocus value={answer} onChange={(event) => setAnswer(event.currentTarget.value)} />
          </Field>
          <div className="flex gap-2">
            <Button tone="primary" busy={write.isPending} why={answer.trim() === '' ? t('cases.point.why') : null} onClick={keep}>
              {t('cases.point.keep')}
            </Button>
            <Button tone="quiet" onClick={onDone}>
              {t('shell.cancel')}
            </Button>
          </div>
        </>
      ) : (
        <p className="m-0 text-read text-ink-2">{issue.answer}</p>
      )}
    </div>
  );
}
