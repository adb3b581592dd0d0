import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { t } from '../../../lib/words.ts';
import { Button } from '../../../ui/button.tsx';
import { Field, Textarea } from '../../../ui/field.tsx';
import { Problem } from '../../../ui/problem.tsx';
import { Segmented } from '../../../ui/tabs.tsx';
import { api, mailboxAddressesQuery } from '../api.ts';
import { languageName } from './choices.ts';

type Signature = { mailbox: string; language: string; body: string };
const WHOLE = '';

/** One signature, kept when the hands leave it. */
function One({ given, label, mayPut }: { given: Signature; label: string; mayPut: boolean }) {
  const queries = useQueryClient();
  const [body, setBody] = useState(given.body);
  const put = useMutation({
    mutationFn: () => api('PUT /signatures', { body: { ...given, body } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['cases', 'templates'] }),
  });
  return (
    <div className="grid content-start gap-1.5">
      <Field label={label} hint="{{agent.name}} · {{centre.name}}">
        <Textarea rows={3} readOnly={!mayPut} value={body} onChange={(event) => setBody(event.currentTarget.value)} />
      </Field>
      {put.error ? <Problem error={put.error} kept={t('cases.kept')} /> : null}
      {mayPut && body.trim() !== given.body ? (
        <Button className="justify-self-start" size="s" busy={put.isPending} onClick={() => put.mutate()}>
          {t('cases.templates.save')}
        </Button>
      ) : null}
    </div>
  );
}

/** What stands under every mail: of the whole centre, or of one mailbox that signs otherwise. */
export function Signatures({ signatures, mayPut }: { signatures: Signature[]; mayPut: boolean }) {
  const { data: addresses = [] } = useQuery({ ...mailboxAddressesQuery, enabled: mayPut });
  const [mailbox, setMailbox] = useState(WHOLE);
  const known = [...new Set([WHOLE, ...addresses, ...signatures.map((one) => one.mailbox)])];
  return (
    <section>
      <h2 className="head-650 m-0 text-l">{t('cases.signatures.title')}</h2>
      <p className="m-0 mt-1 mb-3 max-w-170 text-ink-2">{t('cases.signatures.lead')}</p>
      {known.length > 1 ? (
        <div className="mb-3">
          <Segmented
            label={t('cases.signatures.mailbox')}
            value={mailbox}
            onChange={setMailbox}
            options={known.map((value) => ({ value, label: value === WHOLE ? t('cases.signatures.whole') : value }))}
          />
        </div>
      ) : null}
      <div className="grid gap-4 sm:grid-cols-2">
        {(['es', 'en'] as const).map((language) => {
          const kept = signatures.find((one) => one.mailbox === mailbox && one.language === language);
          const given = kept ?? { mailbox, language, body: '' };
          return (
            <One key={`${mailbox} ${language} ${given.body}`} given={given} label={languageName(language)} mayPut={mayPut} />
          );
        })}
      </div>
    </section>
  );
}
