import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { fieldError, RefusalError } from '../../../lib/client.ts';
import { type Money, money } from '../../../lib/format.ts';
import { t } from '../../../lib/words.ts';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { Field } from '../../../ui/field.tsx';
import { MoneyInput } from '../../../ui/money-input.tsx';
import { Problem } from '../../../ui/problem.tsx';
import { api, type Case, kindsQuery, type MayLine, type Order, type Suggestion, type TakeBody } from '../api.ts';
import { amountNow, lackOf } from './action-rules.ts';
import { bodyOf, type Params, type Typed, useRuling } from './asked.ts';
import { useCaseWrite } from './case-write.ts';
import { Confirm } from './confirm.tsx';
import { Evidence } from './evidence.tsx';
import { FormCard } from './form-card.tsx';
import { type Leave, LeaveFields } from './leave.tsx';
import { ParamField } from './param-field.tsx';
import { Precedents } from './precedents.tsx';
import { RulingNow } from './ruling-now.tsx';

type Props = {
  one: Case;
  order: Order | null;
  currency: string;
  line: MayLine;
  /** What somebody proposed: the form begins with it. */
  proposed?: Suggestion | undefined;
  onTaken?: () => void;
  onDone: () => void;
};
/** Fields that stand beside the form's own parts; a refusal of any other is said above. */
const shownBeside = new Set(['amount', 'reason', 'params.lines', 'params.address']);
const asError = (error: unknown): unknown =>
  error instanceof RefusalError && error.field && shownBeside.has(error.field) ? null : error;

/** What the ruling hangs on first, the reason last: the rest as the kind of action has it. */
const inOrder = (params: MayLine['params']) => {
  const place = ({ name }: MayLine['params'][number]): number => (name === 'ground' ? 0 : name === 'reason' ? 2 : 1);
  return [...params].sort((a, b) => place(a) - place(b));
};

/** An action with its parameters. The ruling follows what is typed; it is carried out, or asked, exactly as it is shown. */
export function ActionForm({ one, order, currency, line, proposed, onTaken, onDone }: Props) {
  const { data: kinds } = useQuery(kindsQuery);
  const kind = kinds?.find(({ code }) => code === line.action);
  const hasAmount = kind ? kind.exposure === 'money' : line.suggestedMinor !== null;
  // What was typed, and over which amount: the field keeps its text while somebody types in it.
  // A coupon is an amount that is given; the rest of what moves no money is goods at their value.
  const ofGoods = kind !== undefined && !kind.movesMoney && kind.op !== 'coupon';
  const [hand, setHand] = useState<{ amount: Money | null; over: number | undefined } | null>(
    proposed?.amount ? { amount: proposed.amount, over: undefined } : null,
  );
  const [params, setParams] = useState<Params>(
    (): Params => ({
      ...(line.params.some(({ name }) => name === 'ground') ? { ground: 'discretion' } : {}),
      ...(proposed && line.params.some(({ name, type }) => name === 'reason' && type === 'text')
        ? { reason: proposed.text }
        : {}),
      ...proposed?.params,
    }),
  );
  const [identityVerified, setIdentityVerified] = useState(false);
  const [asksIdentity] = useState(() => line.ruling.missing.some(({ kind: lacking }) => lacking === 'identity'));
  const [evidence, setEvidence] = useState<Typed['evidence']>([]);
  const [leave, setLeave] = useState<Leave>({ reason: proposed?.text ?? '', live: false, promisedAt: null });

  const worked = hasAmount ? amountNow({ line, order, params, currency, movesMoney: kind?.movesMoney ?? true }) : null;
  const over = hand ? hand.over : worked?.minor;
  const amount = hasAmount ? (hand ? hand.amount : worked) : null;
  const body = bodyOf(line.action, proposed?.orderId ?? order?.id ?? one.orderId, { params, amount, identityVerified, evidence });
  const { now, error, settled } = useRuling(one.id, line, body);
  const write = useCaseWrite((given: TakeBody, key) =>
    api('POST /cases/:caseId/actions', { params: { caseId: one.id }, body: given, key }),
  );

  const circuit = now.ruling.circuit;
  const beyond = circuit === 'consulted' || circuit === 'authorised';
  const hasReason = line.params.some(({ name }) => name === 'reason');
  const reason = hasReason && typeof params.reason === 'string' ? params.reason : leave.reason;
  const why = lackOf({ now, params: body.params, amount, hasAmount, reason });
  const take = (): void => {
    if (why || !settled || write.isPending || circuit === 'forbidden') return;
    const extra = beyond ? { reason: reason.trim(), live: leave.live, promisedAt: leave.promisedAt } : {};
    write.mutate(
      { ...body, ...extra, expects: circuit },
      {
        onSuccess: () => {
          onTaken?.();
          onDone();
        },
      },
    );
  };
  const evidenceLack = now.ruling.missing.find(({ kind: lacking }) => lacking === 'evidence');
  const failure = asError(write.error ?? error);
  const errorOf = (field: string): string | undefined => fieldError(write.error ?? error, field);
  const identity = asksIdentity || identityVerified || now.ruling.missing.some(({ kind: lacking }) => lacking === 'identity');
  return (
    <FormCard onSubmit={() => document.getElementById(`take-${line.action}`)?.click()} onCancel={onDone}>
      {failure ? <Problem error={failure} kept={t('cases.kept')} /> : null}
      {hasAmount ? (
        <div data-first>
          <Field
            label={ofGoods ? t('cases.amount.value') : t('cases.amount')}
            hint={line.maxMinor === null ? undefined : t('cases.amount.max', { max: money({ minor: line.maxMinor, currency }) })}
            error={errorOf('amount')}
          >
            <MoneyInput
              key={over ?? ''}
              value={amount}
              currency={currency}
              onChange={(typed) => setHand({ amount: typed, over })}
            />
          </Field>
        </div>
      ) : null}
      {inOrder(line.params).map((param) => (
        <ParamField
          key={param.name}
          param={beyond && param.name === 'reason' ? { ...param, required: true } : param}
          value={params[param.name]}
          order={order}
          currency={currency}
          error={errorOf(`params.${param.name}`)}
          onChange={(value) => setParams((shown) => ({ ...shown, [param.name]: value ?? null }))}
        />
      ))}
      {identity ? (
        <Checkbox checked={identityVerified} onChange={setIdentityVerified}>
          {t('cases.identity')}
        </Checkbox>
      ) : null}
      {evidenceLack || beyond || evidence.length > 0 ? (
        <Evidence
          one={one}
          chosen={evidence}
          onChange={setEvidence}
          needed={evidenceLack ? t('cases.evidence.needed', { kind: evidenceLack.value || 'any' }) : null}
        />
      ) : null}
      {beyond ? <LeaveFields leave={leave} onChange={setLeave} error={errorOf('reason')} hasReason={hasReason} /> : null}
      {circuit === 'authorised' ? (
        <Precedents caseId={one.id} action={line.action} minor={amount?.minor ?? null} orderId={body.orderId ?? null} />
      ) : null}
      <RulingNow line={now} currency={currency} amountMinor={amount?.minor ?? null} settled={settled} />
      <Confirm
        id={`take-${line.action}`}
        line={now}
        amount={ofGoods ? null : amount}
        movesMoney={kind?.movesMoney ?? hasAmount}
        why={why}
        busy={write.isPending || (!settled && !error)}
        onTake={take}
        onCancel={onDone}
      />
    </FormCard>
  );
}
