import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { fieldError, RefusalError } from '../../../lib/client.ts';
import { t } from '../../../lib/words.ts';
import { Button } from '../../../ui/button.tsx';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { Field, Textarea } from '../../../ui/field.tsx';
import { Problem } from '../../../ui/problem.tsx';
import { Select } from '../../../ui/select.tsx';
import { api, type Call } from '../api.ts';
import { CallConsent } from './call-consent.tsx';
import { CallPromise } from './call-promise.tsx';
import { CallSupervisor } from './call-supervisor.tsx';
import { EndCall } from './end-call.tsx';
import type { NoteCall } from './note-call.ts';

const OUTCOMES = ['resolved', 'to_do', 'call_back', 'wrong_number', 'no_one_there', 'dropped', 'other'] as const;
type Outcome = (typeof OUTCOMES)[number];

/** The key, large enough to be read aloud sign by sign. */
function Key({ call, note }: { call: Call; note: (change: NoteCall) => void }) {
  if (!call.caseKey) return null;
  return (
    <div>
      <p className="m-0 text-s text-ink-2">{t('phone.key.tell')}</p>
      <p className="m-0 font-mono text-figure leading-tight tracking-wider">{call.caseKey}</p>
      <Checkbox checked={call.keyToldAt !== null} onChange={(keyTold) => note({ keyTold })}>
        {t('phone.key.told')}
      </Checkbox>
    </div>
  );
}

/** What is written on a call while it lasts and after: the key to tell, notes, consent, a superior, a promise, and how it ended. */
export default function CallSheet({ call, onDone }: { call: Call; onDone: () => void }) {
  const queries = useQueryClient();
  const [notes, setNotes] = useState(call.notes);
  const [outcome, setOutcome] = useState<Outcome | null>(call.outcome);
  const [asked, setAsked] = useState(false);
  const params = { callId: call.id };
  const onSuccess = (): Promise<void> => queries.invalidateQueries({ queryKey: ['phone'] });
  const patch = useMutation({ mutationFn: (body: NoteCall) => api('PATCH /phone/calls/:callId', { params, body }), onSuccess });
  const finish = useMutation({
    mutationFn: (body: { outcome: Outcome; notes: string }) => api('POST /phone/calls/:callId/finish', { params, body }),
    onSuccess: async () => {
      await onSuccess();
      onDone();
    },
  });
  const error = finish.error ?? patch.error;
  const notesWrong = fieldError(error, 'notes');
  const end = (): void => {
    setAsked(true);
    if (outcome) finish.mutate({ outcome, notes });
  };
  return (
    <div className="grid gap-x-8 gap-y-4 md:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
      <div className="grid content-start gap-4">
        <Field label={t('phone.notes')} hint={t('phone.notes.hint')} error={notesWrong}>
          <Textarea
            rows={3}
            value={notes}
            onChange={(event) => setNotes(event.currentTarget.value)}
            onBlur={() => (notes === call.notes ? undefined : patch.mutate({ notes }))}
          />
        </Field>
        <div className="flex flex-wrap items-end gap-3">
          <Field label={t('phone.outcome')} error={asked && !outcome ? t('phone.outcome.choose') : undefined}>
            <Select
              value={outcome}
              onChange={setOutcome}
              options={OUTCOMES.map((value) => ({ value, label: t(`phone.outcome.${value}`) }))}
            />
          </Field>
          <Button
            tone="primary"
            busy={finish.isPending}
            why={call.state === 'ended' ? null : t('phone.finish.talking')}
            onClick={end}
          >
            {t('phone.finish')}
          </Button>
          <EndCall call={call} size="m" />
        </div>
        {error && !notesWrong && !(error instanceof RefusalError && error.field === 'recording') ? (
          <Problem error={error} />
        ) : null}
      </div>
      <div className="grid content-start gap-4">
        <Key call={call} note={patch.mutate} />
        <CallConsent call={call} error={fieldError(patch.error, 'recording')} note={patch.mutate} />
        <CallSupervisor call={call} note={patch.mutate} />
        {call.number ? <CallPromise call={call} number={call.number} /> : null}
      </div>
    </div>
  );
}
