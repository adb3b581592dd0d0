import type { PortalPage } from './lib/page.ts';

type Route = { path: RegExp; load: () => Promise<PortalPage> };

/** The addresses of the portal. The server serves the same shell at each (`/c`, `/answer`); the form it writes itself. */
export const routes: Route[] = [
  { path: /^\/c\/?$/, load: async () => (await import('./rooms/cases/pages/enter.ts')).enter },
  { path: /^\/c\/(?<key>[^/]+)\/?$/, load: async () => (await import('./rooms/cases/pages/customer.ts')).customer },
  {
    path: /^\/c\/(?<key>[^/]+)\/withdrawal\/?$/,
    load: async () => (await import('./rooms/cases/pages/withdrawal.ts')).withdrawalPage,
  },
  { path: /^\/c\/(?<key>[^/]+)\/data\/?$/, load: async () => (await import('./rooms/cases/pages/data.ts')).dataPage },
  { path: /^\/answer\/(?<token>[^/]+)\/?$/, load: async () => (await import('./rooms/requests/pages/answer.ts')).answer },
];

if (import.meta.env.DEV) routes.push({ path: /^\/kit$/, load: async () => (await import('./ui/gallery.ts')).gallery });
