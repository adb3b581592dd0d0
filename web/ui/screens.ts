import type { WordKey } from '../lib/words.ts';
import type { IconName } from './icon.tsx';

/** The screens of the rail in order, with their chord (`g` then a letter). `phone`: has a place of its own on the bottom bar. */
export const screens = [
  { name: 'desk', to: '/', word: 'shell.go.desk', keys: 'g m', phone: true },
  { name: 'requests', to: '/requests', word: 'shell.go.requests', keys: 'g p', phone: true },
  { name: 'chats', to: '/chats', word: 'chat.screen', keys: 'g c', phone: false },
  { name: 'phone', to: '/phone', word: 'shell.go.phone', keys: 'g l', phone: false },
  { name: 'papers', to: '/papers', word: 'fax.title', keys: 'g f', phone: false },
  { name: 'attributions', to: '/attributions', word: 'shell.go.attributions', keys: 'g a', phone: false },
  { name: 'scheme', to: '/scheme', word: 'shell.go.scheme', keys: 'g q', phone: false },
  { name: 'information', to: '/information', word: 'shell.go.information', keys: 'g i', phone: true },
  { name: 'reports', to: '/reports', word: 'shell.go.reports', keys: 'g s', phone: false },
  { name: 'people', to: '/people', word: 'shell.go.people', keys: 'g e', phone: false },
  { name: 'outbox', to: '/outbox', word: 'shell.go.outbox', keys: 'g o', phone: false },
  { name: 'settings', to: '/settings', word: 'shell.go.settings', keys: 'g t', phone: false },
] as const satisfies { name: IconName; to: string; word: WordKey; keys: string; phone: boolean }[];

export type Screen = (typeof screens)[number];
