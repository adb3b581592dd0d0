// Owns the connector contract: what a shop must be able to do for us, and what its failures mean.
import type { z } from 'zod';
import type { Money } from '../../../platform/money.ts';
import type { Op, PushOrder, zProduct, zShopCustomer } from '../contract.ts';

/** One call that may move something. `executionId` is committed before the call, the same on every retry, and is the marker in the shop. */
export type Sending = { executionId: string; attempt: number; sentBefore: boolean; signal: AbortSignal };

/** What is to be done, complete: the connector asks nobody else. */
export type Instruction = {
  op: Op;
  action: string;
  orderRef: string | null;
  amount: Money | null;
  input: Record<string, unknown>;
  /** What we saw of the order when it was planned: {refundedMinor, refundRefs, state}. */
  before: Record<string, unknown>;
};

/** How a sending ended. Only `temporary` and `permanent` are certainly not executed; `ambiguous` is never repeated before `reconcile`. */
export type Outcome =
  | { kind: 'done'; ref: string; result: Record<string, unknown> }
  | { kind: 'pending'; handle: string; pollAfterSeconds: number }
  | { kind: 'temporary'; code: string; text: string; retryAfterSeconds: number | null }
  | { kind: 'permanent'; code: PermanentCode; shopCode: string | null; text: string }
  | { kind: 'ambiguous'; code: string; text: string };

export type PermanentCode =
  | 'amount_exceeds'
  | 'already_done'
  | 'wrong_state'
  | 'forbidden'
  | 'not_found'
  | 'unsupported'
  | 'invalid'
  | 'declined';

/** `absent` only when absence is proof; otherwise `unknown`, and a person looks. */
export type Reconciled =
  | { kind: 'done'; ref: string; result: Record<string, unknown> }
  | { kind: 'pending'; handle: string; pollAfterSeconds: number }
  | { kind: 'failed'; text: string }
  | { kind: 'absent' }
  | { kind: 'unknown'; text: string };

export type CheckOutcome = {
  ok: boolean;
  code: 'ok' | 'unreachable' | 'unauthorized' | 'missing_permissions' | 'not_this_shop' | 'misconfigured';
  text: string;
};

export type WebhookHint = { ok: boolean; dedupeKey: string; topic: string; orderRef: string | null };

/** A shop. Reads are safe to repeat and throw on failure; a write answers an `Outcome` and never throws. */
export type Connector = {
  check(): Promise<CheckOutcome>;
  /** Null when the shop cannot be asked (push): then what it told last holds. */
  getOrder: ((ref: string) => Promise<PushOrder | null>) | null;
  findOrders: ((email: string) => Promise<PushOrder[]>) | null;
  changedSince: ((cursor: string | null) => Promise<{ orders: PushOrder[]; cursor: string }>) | null;
  products: (() => Promise<z.input<typeof zProduct>[]>) | null;
  customers: (() => Promise<z.input<typeof zShopCustomer>[]>) | null;
  supports(op: Op): boolean;
  send(sending: Sending, instruction: Instruction): Promise<Outcome>;
  poll(handle: string, instruction: Instruction): Promise<Outcome>;
  /** Throws when the shop cannot be asked: that says nothing about what became of it. */
  reconcile(executionId: string, instruction: Instruction, firstSentAt: Date): Promise<Reconciled>;
  /** The body is a hint only: what changed is fetched again. */
  verifyWebhook(raw: Buffer, headers: Record<string, string | string[] | undefined>): WebhookHint;
};

/** Makes a connector for a store from its address and opened secrets. */
export type ConnectorFactory = (store: {
  id: string;
  address: string | null;
  credentials: string | null;
  webhookSecret: string | null;
  settings: Record<string, unknown>;
}) => Connector;

export type StoreAccess = Parameters<ConnectorFactory>[0] & { connector: 'push' | 'vendure' };
/** What the doors of this room are lent by whoever puts the house together: who makes a connector of each kind. */
export type ConnectorNeeds = { connectorFor: Record<StoreAccess['connector'], ConnectorFactory> };
