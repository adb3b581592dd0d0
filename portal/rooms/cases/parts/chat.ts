import type { routes } from '../../../../server/rooms/channels/chat/contract.ts';
import { client, RefusalError, UnreachableError } from '../../../../web/lib/client.ts';
import { locale } from '../../../../web/lib/words.ts';
import type { CustomerPage, Door } from '../api.ts';

const api = client<typeof routes>();

/** Puts the chat's button on the page where the centre has a chat. Whoever came by the signed link is then known in it as the customer. */
export async function offerChat(page: CustomerPage, { key, signature }: Door): Promise<void> {
  if (!page.signed || !page.mayWrite || signature === null) return;
  try {
    const { on } = await api('GET /public/chat/:centre', { params: { centre: page.slug } });
    if (!on) return;
  } catch (error) {
    // Without the chat the page has all that it had.
    if (error instanceof UnreachableError || error instanceof RefusalError) return;
    throw error;
  }
  const script = document.createElement('script');
  script.src = '/widget.js';
  Object.assign(script.dataset, { centre: page.slug, key, t: signature, lang: locale() });
  document.head.append(script);
}
