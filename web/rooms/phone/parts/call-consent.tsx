import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { moment } from '../../../lib/format.ts';
import { t } from '../../../lib/words.ts';
import { Button } from '../../../ui/button.tsx';
import { Field, Input } from '../../../ui/field.tsx';
import { Section } from '../../../ui/section.tsx';
import { Segmented } from '../../../ui/tabs.tsx';
import { api, type Call } from '../api.ts';
import type { NoteCall } from './note-call.ts';

const ANSWERS = ['unasked', 'yes', 'no'] as const;
type Answer = (typeof ANSWERS)[number];
const said: Record<Answer, boolean | null> = { unasked: null, yes: true, no: false };

/** Whether the customer consented to being recorded, who noted it, and where the recording is. */
export function CallConsent({ call, error, note }: { call: Call; error: string | undefined; note: (change: NoteCall) => void }) {
  const [link, setLink] = useState('');
  const open = useMutation({
    mutationFn: () => api('POST /phone/calls/:callId/recording', { params: { callId: call.id } }),
    onSuccess: ({ url }) => void window.open(url, '_blank', 'noopener,noreferrer'),
  });
  const value = ANSWERS.find((one) => said[one] === call.consent) ?? 'unasked';
  return (
    <Section title={t('phone.consent')} level={3}>
      <Segmented
        label={t('phone.consent')}
        value={value}
        onChange={(next) => note({ consent: said[next] })}
        options={ANSWERS.map((one) => ({ value: one, label: t(`phone.consent.${one}`) }))}
      />
      {call.consentAt ? (
        <p className="num m-0 pt-1 text-s text-ink-3">
          {t('phone.consent.by', { who: call.consentBy ?? '', at: moment(call.consentAt) })}
        </p>
      ) : null}
      {call.consent && !call.hasRecording ? (
        <form
          className="flex items-end gap-2 pt-2"
          onSubmit={(event) => {
            event.preventDefault();
            if (link) note({ recording: link });
          }}
        >
          <Field label={t('phone.recording.link')} error={error} className="min-w-0 flex-1">
            <Input type="url" value={link} onChange={(event) => setLink(event.currentTarget.value)} />
          </Field>
          <Button type="submit">{t('shell.save')}</Button>
        </form>
      ) : null}
      {call.hasRecording ? (
        <p className="m-0 flex flex-wrap items-center gap-2 pt-2">
          <Button size="s" busy={open.isPending} onClick={() => open.mutate()}>
            {t('phone.recording.open')}
          </Button>
          <span className="text-s text-ink-3">{t('phone.recording.logged')}</span>
        </p>
      ) : null}
    </Section>
  );
}
