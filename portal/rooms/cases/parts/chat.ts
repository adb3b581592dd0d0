import type { routes } from '../../../../server/rooms/channels/chat/contract.ts';
import { client, RefusalError, UnreachableError } from '../../../../web/lib/client.ts';
import { locale } from '../../../../web/lib/words.ts';
import type { CustomerPage, Door } from '../api.ts';

const api = client<typeof routes>();

/** Whether a conversation was begun here before. */
function goesOn(slug: string): boolean {
  try {
    return localStorage.getItem(`mostrador.chat.${slug}`) !== null;
  } catch {
    return false; // without storage nothing was kept
  }
}

/** Puts the chat's button on the page while somebody answers in the centre's chat. Whoever came by the signed link is then known in it as the customer. */
export async function offerChat(page: CustomerPage, { key, signature }: Door): Promise<void> {
  if (!page.signed || !page.mayWrite || signature === null) return;
  try {
    const { on, opening, assistant } = await api('GET /public/chat/:centre', { params: { centre: page.slug } });
    // Who finds nobody there writes on the page itself: it says the same, and is answered here.
    if (!on || !(opening.open || assistant || goesOn(page.slug))) return;
  } catch (error) {
    // Without the chat the page has all that it had.
    if (error instanceof UnreachableError || error instanceof RefusalError) return;
    throw error;
  }
  const script = document.createElement('script');
  script.src = '/widget.js';
  Object.assign(script.dataset, { centre: page.slug, key, t: signature, lang: locale() });
  document.head.append(script);
  // The button covers nothing that can't be moved from under it.
  document.body.classList.add('pb-22');
}
