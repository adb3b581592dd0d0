import type { Store } from '../api.ts';

export type StoreDraft = {
  code: string;
  name: string;
  connector: Store['connector'];
  address: string;
  credentials: string;
  unitId: string;
  channelToken: string;
  freshSecret: boolean;
};

export const draftOf = (store: Store | null): StoreDraft => ({
  code: store?.code ?? '',
  name: store?.name ?? '',
  connector: store?.connector ?? 'push',
  address: store?.address ?? '',
  credentials: '',
  unitId: store?.unitId ?? '',
  channelToken: typeof store?.settings.channelToken === 'string' ? store.settings.channelToken : '',
  freshSecret: false,
});

/** A secret as Standard Webhooks has it: 32 random bytes in base64. */
export function newSecret(): string {
  return `whsec_${btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(32))))}`;
}

/** The body of the call: a shop is replaced whole, so what this form does not show is sent as it was. */
export function bodyOf(draft: StoreDraft, before: Store | null) {
  const { channelToken: _, ...settings } = before?.settings ?? {};
  return {
    code: draft.code.trim(),
    name: draft.name.trim(),
    connector: draft.connector,
    address: draft.address.trim() || null,
    unitId: draft.unitId || null,
    rules: before?.rules ?? [],
    settings: {
      ...settings,
      ...(draft.connector === 'vendure' && draft.channelToken.trim() ? { channelToken: draft.channelToken.trim() } : {}),
    },
    ...(draft.credentials ? { credentials: draft.credentials } : {}),
    ...(draft.freshSecret ? { webhookSecret: newSecret() } : {}),
  };
}

/** Fields at fault before it is sent; the code of another shop would replace that one. */
export function wrongIn(
  draft: StoreDraft,
  taken: readonly string[],
  words: Record<'missing' | 'taken' | 'address', string>,
): Record<string, string> {
  const found: Record<string, string> = {};
  if (!draft.name.trim()) found.name = words.missing;
  if (!draft.code.trim()) found.code = words.missing;
  if (taken.includes(draft.code.trim())) found.code = words.taken;
  if (draft.address.trim() ? !URL.canParse(draft.address.trim()) : draft.connector === 'vendure') found.address = words.address;
  return found;
}
