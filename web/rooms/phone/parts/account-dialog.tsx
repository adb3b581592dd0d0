import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type AnswerOf, fieldError } from '../../../lib/client.ts';
import { t } from '../../../lib/words.ts';
import { Field, Input } from '../../../ui/field.tsx';
import { FormDialog } from '../../../ui/form-dialog.tsx';
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
    <FormDialog
      title={account ? t('phone.soft.accounts.change.of', { who: account.personName }) : t('phone.soft.accounts.add')}
      send={t('phone.soft.accounts.save')}
      sending={put.isPending}
      error={put.error}
      onSend={() => put.mutate()}
      onClose={onClose}
    >
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
    </FormDialog>
  );
}
