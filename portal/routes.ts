import type { PortalPage } from './lib/page.ts';

type Route = { path: RegExp; load: () => Promise<PortalPage> };

/** The addresses of the portal. The server serves the same shell at each (`/c`, `/answer`, `/form`). */
export const routes: Route[] = [
  { path: /^\/c\/(?<key>[^/]+)\/?$/, load: async () => (await import('./rooms/cases/pages/customer.ts')).customer },
  { path: /^\/answer\/(?<token>[^/]+)\/?$/, load: async () => (await import('./rooms/requests/pages/answer.ts')).answer },
  { path: /^\/form\/(?<form>[^/]+)\/?$/, load: async () => (await import('./rooms/web/pages/form.ts')).contactForm },
];

if (import.meta.env.DEV) routes.push({ path: /^\/kit$/, load: async () => (await import('./ui/gallery.ts')).gallery });
