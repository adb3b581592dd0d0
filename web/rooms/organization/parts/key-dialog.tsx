import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { fieldError, RefusalError } from '../../../lib/client.ts';
import { useMe } from '../../../lib/session.ts';
import { t } from '../../../lib/words.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Field, Input } from '../../../ui/field.tsx';
import { Problem } from '../../../ui/problem.tsx';
import { Select } from '../../../ui/select.tsx';
import { api, keysQuery, peopleQuery } from '../api.ts';
import { missing } from './checks.ts';
import { fromLocal } from './instants.ts';
import type { KeyScope } from './key-scopes.ts';
import { ScopeChoice } from './scope-choice.tsx';
import { ShownOnce } from './shown-once.tsx';

type Props = {
  /** Whose it is, where that is settled. */
  holder?: { id: string; name: string };
  about?: string;
  /** What is offered, and chosen to begin with, where it is settled whose it is. */
  suggested?: readonly KeyScope[];
  /** What is shown with the token, once. */
  beside?: (token: string) => ReactNode;
  onClose: () => void;
};

/** Makes a key for a program; its token is shown before the dialog goes. */
export function KeyDialog({ holder, about, suggested = [], beside, onClose }: Props) {
  const me = useMe();
  const queries = useQueryClient();
  const people = useQuery(peopleQuery);
  const [name, setName] = useState(holder?.name ?? '');
  const [personId, setPersonId] = useState<string | null>(holder?.id ?? null);
  const [scopes, setScopes] = useState<KeyScope[]>([...suggested]);
  const [until, setUntil] = useState('');
  const [asked, setAsked] = useState(false);
  const expiresAt = until ? fromLocal(`${until}T23:59`, me.centre.timeZone) : null;
  const add = useMutation({
    mutationFn: () => api('POST /api-keys', { body: { name: name.trim(), personId: personId ?? '', scopes, expiresAt } }),
    onSuccess: () => queries.invalidateQueries(keysQuery),
  });
  const wrong = {
    name: missing(name),
    personId: personId ? null : t('organization.key.person.choose'),
    scopes: scopes.length > 0 ? null : t('organization.key.may.choose'),
  };
  const error = (field: string): string | undefined =>
    (asked ? Object.entries(wrong).find(([one]) => one === field)?.[1] : null) ?? fieldError(add.error, field);
  const press = (): void => {
    setAsked(true);
    if (Object.values(wrong).every((one) => one === null)) add.mutate();
  };
  if (add.data)
    return (
      <ShownOnce title={add.data.name} label={t('organization.key.token')} secret={add.data.token} onKept={onClose}>
        {beside?.(add.data.token)}
      </ShownOnce>
    );
  const holders = (people.data ?? []).filter(
    (person) => person.active && (person.role === 'INTEGRATION' || person.assistant || person.id === me.person.id),
  );
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('organization.key.add')}
      description={about ?? t('organization.key.about')}
      actions={
        <>
          <Button onClick={onClose}>{t('shell.cancel')}</Button>
          <Button tone="primary" busy={add.isPending} onClick={press}>
            {t('organization.key.add')}
          </Button>
        </>
      }
    >
      <div className="grid gap-4">
        {add.error && !(add.error instanceof RefusalError && add.error.field) ? <Problem error={add.error} /> : null}
        <Field label={t('organization.key.name')} hint={t('organization.key.name.hint')} error={error('name')}>
          <Input autoFocus value={name} onChange={(event) => setName(event.currentTarget.value)} />
        </Field>
        <div className="grid gap-4 sm:grid-cols-2">
          {holder ? null : (
            <Field label={t('organization.key.person')} hint={t('organization.key.person.hint')} error={error('personId')}>
              <Select
                value={personId}
                onChange={setPersonId}
                options={holders.map((person) => ({
                  value: person.id,
                  label: person.id === me.person.id ? t('organization.key.person.me', { name: person.name }) : person.name,
                }))}
              />
            </Field>
          )}
          <Field label={t('organization.key.until')} hint={t('organization.key.until.hint')} error={error('expiresAt')} optional>
            <Input type="date" value={until} onChange={(event) => setUntil(event.currentTarget.value)} />
          </Field>
        </div>
        <ScopeChoice only={holder ? suggested : undefined} chosen={scopes} onChange={setScopes} error={error('scopes')} />
      </div>
    </Dialog>
  );
}
