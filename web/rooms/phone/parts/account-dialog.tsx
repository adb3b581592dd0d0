import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { type AnswerOf, fieldError, RefusalError } from '../../../lib/client.ts';
import { t } from '../../../lib/words.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Field, Input } from '../../../ui/field.tsx';
import { Problem } from '../../../ui/problem.tsx';
import { Select } from '../../../ui/select.tsx';
import type { softphoneRoutes } from '../../../../server/rooms/channels/phone/softphone/contract.ts';
import { peopleQuery } from '../../organization/api.ts';
import type { Line } from '../api.ts';
import { accountsQuery, api } from './softphone-api.ts';

export type SipAccount = AnswerOf<typeof softphoneRoutes, 'GET /phone/accounts'>['accounts'][number];

type Props = { account: SipAccount | null; lines: readonly Line[]; taken: readonly string[]; onClose: () => void };

/** Gives somebody a telephone in the browser, or changes it. The password goes in and is never seen again. */
export function AccountDialog({ account, lines, taken, onClose }: Props) {
  const queries = useQueryClient();
  const form = useId();
  const people = useQuery({ ...peopleQuery, enabled: account === null }).data ?? [];
  const [personId, setPerson] = useState(account?.personId ?? null);
  const [lineId, setLine] = useState(account?.lineId ?? lines[0]?.id ?? null);
  const [user, setUser] = useState(account?.user ?? '');
  const [password, setPassword] = useState('');
  const [extension, setExtension] = useState(account?.extension ?? '');
  const put = useMutation({
    mutationFn: () => {
      const secret = password ? { password } : {};
      return api('POST /phone/accounts', {
        body: { personId: personId ?? '', lineId: lineId ?? '', user, extension, ...secret },
      });
    },
    onSuccess: (answer) => {
      queries.setQueryData(accountsQuery.queryKey, answer);
      onClose();
    },
  });
  const error = (field: string): string | undefined => fieldError(put.error, field);
  const free = people.filter(({ id, active, assistant }) => active && !assistant && !taken.includes(id));
  return (
    <Dialog
      open
      onClose={onClose}
      title={account ? t('phone.soft.accounts.change.of', { who: account.personName }) : t('phone.soft.accounts.add')}
      actions={
        <>
          <Button onClick={onClose}>{t('shell.cancel')}</Button>
          <Button type="submit" form={form} tone="primary" busy={put.isPending}>
            {t('phone.soft.accounts.save')}
          </Button>
        </>
      }
    >
      <form
        id={form}
        noValidate
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          put.mutate();
        }}
      >
        {put.error && !(put.error instanceof RefusalError && put.error.field) ? <Problem error={put.error} /> : null}
        <div className="grid gap-4 sm:grid-cols-2">
          {account ? null : (
            <Field label={t('phone.soft.accounts.person')} error={error('personId')}>
              <Select value={personId} onChange={setPerson} options={free.map(({ id, name }) => ({ value: id, label: name }))} />
            </Field>
          )}
          <Field label={t('phone.soft.accounts.line')} error={error('lineId')}>
            <Select value={lineId} onChange={setLine} options={lines.map(({ id, name }) => ({ value: id, label: name }))} />
          </Field>
          <Field label={t('phone.soft.accounts.user')} error={error('user')}>
            <Input autoComplete="off" value={user} onChange={(event) => setUser(event.currentTarget.value)} />
          </Field>
          <Field label={t('phone.soft.accounts.extension')} optional error={error('extension')}>
            <Input autoComplete="off" value={extension} onChange={(event) => setExtension(event.currentTarget.value)} />
          </Field>
        </div>
        <Field
          label={t('phone.soft.accounts.password')}
          hint={t(account ? 'phone.soft.accounts.password.hint' : 'phone.soft.accounts.password.new')}
          error={error('password')}
        >
          <Input
            type="password"
            autoComplete="new-password"
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
        </Field>
      </form>
    </Dialog>
  );
}
