/** The secret of a conversation, kept in the storage of the shop's page: the frame has no origin, so it has no storage of its own. */
export type Kept = { id: string; token: string };

/** What the frame says to the page around it. */
export type ToPage =
  | { mostrador: 'ready' }
  | { mostrador: 'keep'; kept: Kept | null }
  | { mostrador: 'close' }
  | { mostrador: 'unread'; count: number }
  | { mostrador: 'off' };

/** What the page says to the frame. Nothing of the page but its address and language. */
export type ToFrame =
  | { mostrador: 'hello'; kept: Kept | null; language: 'es' | 'en'; page: string; key: string; t: string; shown: boolean }
  | { mostrador: 'shown'; shown: boolean };
