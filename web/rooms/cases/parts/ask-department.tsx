import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { fieldError } from '../../../lib/client.ts';
import { locale, t } from '../../../lib/words.ts';
import { Button } from '../../../ui/button.tsx';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { Field, Textarea } from '../../../ui/field.tsx';
import { Problem } from '../../../ui/problem.tsx';
import { Select } from '../../../ui/select.tsx';
import { Sign } from '../../../ui/sign.tsx';
import { api, type Case, type MayLine, unitsQuery } from '../api.ts';
import { useCaseWrite } from './case-write.ts';
import { FormCard } from './form-card.tsx';

type Given = { mode: 'consult' | 'refer'; department: string; question: string; live: boolean };
type Props = {
  one: Case;
  mode: 'consult' | 'refer';
  consulted: MayLine[];
  onChoose: (action: string) => void;
  onDone: () => void;
};

/** Asks a department, or hands the customer to it; the first level confirms at the end either way. */
export function AskDepartment({ one, mode, consulted, onChoose, onDone }: Props) {
  const { data: units } = useQuery(unitsQuery);
  const [department, setDepartment] = useState<string | null>(null);
  const [question, setQuestion] = useState('');
  const [live, setLive] = useState(false);
  const write = useCaseWrite((body: Given, key) =>
    api('POST /cases/:caseId/consultations', { params: { caseId: one.id }, body, key }),
  );
  const departments = (units ?? []).filter(({ kind }) => kind === 'department');
  const chosen = departments.find(({ code }) => code === department);
  const name = chosen ? (locale() === 'en' ? chosen.nameEn : chosen.nameEs) : null;
  const why = !department ? t('cases.ask.department.why') : question.trim() === '' ? t('cases.ask.question.why') : null;
  const ask = (): void => {
    if (!why && department && !write.isPending)
      write.mutate({ mode, department, question: question.trim(), live }, { onSuccess: onDone });
  };
  return (
    <FormCard title={t(`cases.${mode}.title`)} onSubmit={ask} onCancel={onDone}>
      {mode === 'consult' && consulted.length > 0 ? (
        <div className="grid gap-1.5">
          <span className="text-s text-ink-2">{t('cases.ask.leave')}</span>
          <span className="flex flex-wrap gap-1.5">
            {consulted.map((line) => (
              <Button key={line.action} size="s" onClick={() => onChoose(line.action)}>
                <Sign kind="consulted">{line.name}</Sign>
              </Button>
            ))}
          </span>
        </div>
      ) : null}
      {write.error ? <Problem error={write.error} kept={t('cases.kept')} /> : null}
      <Field label={t('cases.ask.department')} error={fieldError(write.error, 'department')}>
        <Select
          value={department}
          onChange={setDepartment}
          options={departments.map(({ code, nameEs, nameEn }) => ({ value: code, label: locale() === 'en' ? nameEn : nameEs }))}
        />
      </Field>
      <Field label={t(`cases.${mode}.question`)} hint={t(`cases.${mode}.hint`)} error={fieldError(write.error, 'question')}>
        <Textarea
          rows={3}
          autoFocus
          maxLength={4000}
          value={question}
          onChange={(event) => setQuestion(event.currentTarget.value)}
        />
      </Field>
      <Checkbox checked={live} onChange={setLive} hint={t('cases.live.hint')}>
        {t('cases.live')}
      </Checkbox>
      <Button tone="primary" keys="mod+Enter" busy={write.isPending} why={why} onClick={ask} className="justify-self-start">
        {name ? t(`cases.${mode}.do`, { name }) : t(`cases.key.${mode}`)}
      </Button>
    </FormCard>
  );
}
