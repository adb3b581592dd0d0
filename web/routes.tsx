import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
  useRouterState,
} from '@tanstack/react-router';
import { RefusalError } from './lib/client.ts';
import { isFirstRun, meQuery } from './lib/session.ts';
import { t } from './lib/words.ts';
import { NotificationsBell } from './rooms/organization/parts/notifications-bell.tsx';
import { AuditsBadge } from './rooms/attributions/parts/audits-badge.tsx';
import { Softphone, SoftphoneButton } from './rooms/phone/parts/softphone.tsx';
import { ChatBell } from './rooms/chat/parts/bell.tsx';
import { CallsBadge } from './rooms/phone/parts/badge.tsx';
import { CallStrip } from './rooms/phone/parts/call-strip.tsx';
import { RequestsBadge } from './rooms/requests/parts/badge.tsx';
import { Empty } from './ui/empty.tsx';
import { Waiting } from './ui/progress.tsx';
import { useScreens } from './ui/rail.tsx';
import { screens } from './ui/screens.ts';
import { Shell } from './ui/shell.tsx';
import { Trouble } from './ui/trouble.tsx';

const root = createRootRouteWithContext<{ queries: QueryClient }>()({
  component: Outlet,
  notFoundComponent: () => <Empty title={t('shell.lost.title')} todo={t('shell.lost.do')} />,
});

/** The screen of this address, unless it is one that the person's role does not open; what is in it the server guards by itself. */
function Screen() {
  const mine = useScreens();
  const name = useRouterState({ select: ({ location }) => location.pathname.split('/')[1] });
  const closed = screens.some((screen) => screen.name === name) && !mine.some((screen) => screen.name === name);
  return closed ? <Empty title={t('shell.closed.title')} todo={t('shell.closed.do')} /> : <Outlet />;
}

/** Everything inside the frame is for somebody who has signed in; the way back is kept. */
const framed = createRoute({
  getParentRoute: () => root,
  id: 'framed',
  beforeLoad: async ({ context, location }) => {
    try {
      await context.queries.ensureQueryData(meQuery);
    } catch (error) {
      if (error instanceof RefusalError && error.kind === 'unauthorized') {
        if (await isFirstRun()) redirect({ to: '/first-run', throw: true });
        redirect({ to: '/sign-in', search: { next: location.href }, throw: true });
      }
      throw error;
    }
  },
  component: () => (
    <Shell
      tools={{
        rail: (
          <>
            <SoftphoneButton />
            <NotificationsBell />
          </>
        ),
        bar: <NotificationsBell bar />,
      }}
      over={<CallStrip />}
    >
      <Softphone />
      <RequestsBadge />
      <ChatBell />
      <AuditsBadge />
      <CallsBadge />
      <Screen />
    </Shell>
  ),
});

const at = <P extends string>(path: P) => ({ getParentRoute: () => framed, path }) as const;

const deskViews = ['mine', 'queue', 'waiting', 'open', 'all'] as const;
type DeskView = (typeof deskViews)[number];
type DeskSearch = { view?: DeskView; queue?: string; ids?: string };

/** The desk stays as it is while the case beside the list changes: both addresses are children of one screen. */
const desk = createRoute({
  getParentRoute: () => framed,
  id: 'desk',
  /** What the list shows: a view, one queue of it, or the cases behind a figure by their ids. */
  validateSearch: (search: Record<string, unknown>): DeskSearch => ({
    ...(deskViews.find((view) => view === search.view) ? { view: search.view as DeskView } : {}),
    ...(typeof search.queue === 'string' ? { queue: search.queue } : {}),
    ...(typeof search.ids === 'string' ? { ids: search.ids } : {}),
  }),
  component: lazyRouteComponent(() => import('./rooms/cases/pages/desk.tsx'), 'Desk'),
});
/** Whoever has no desk begins at the first screen that is theirs. */
const deskHome = createRoute({
  getParentRoute: () => desk,
  path: '/',
  beforeLoad: ({ context }) => {
    const mine = context.queries.getQueryData(meQuery.queryKey)?.screens ?? [];
    const first = (['requests', 'people', 'information'] as const).find((screen) => mine.includes(screen));
    if (first && !mine.includes('desk')) redirect({ to: `/${first}`, throw: true });
  },
});
const deskCase = createRoute({ getParentRoute: () => desk, path: '/case/$caseId' });

const requests = createRoute({
  ...at('/requests'),
  component: lazyRouteComponent(() => import('./rooms/requests/pages/requests.tsx'), 'Requests'),
});
const requestsHome = createRoute({ getParentRoute: () => requests, path: '/' });
const requestsOne = createRoute({ getParentRoute: () => requests, path: '$requestId' });

/** A part of a screen that has an address of its own: `?tab=shops`. The screen falls back to its first. */
const tabOf = (search: Record<string, unknown>): { tab?: string } => (typeof search.tab === 'string' ? { tab: search.tab } : {});
const attributions = createRoute({
  ...at('/attributions'),
  /** The tab with what is open in it, and what the matrix is narrowed to. */
  validateSearch: (
    search: Record<string, unknown>,
  ): Partial<Record<'tab' | 'id' | 'holder' | 'action' | 'department' | 'vendor', string>> =>
    Object.fromEntries(
      ['tab', 'id', 'holder', 'action', 'department', 'vendor'].flatMap((name) =>
        typeof search[name] === 'string' ? [[name, search[name]]] : [],
      ),
    ),
  component: lazyRouteComponent(() => import('./rooms/attributions/pages/attributions.tsx'), 'Attributions'),
});
/** What is looked at stands in the address, so that it can be sent to somebody else. */
const scheme = createRoute({
  ...at('/scheme'),
  validateSearch: (
    search: Record<string, unknown>,
  ): Partial<Record<'span' | 'from' | 'to' | 'circuit' | 'store' | 'unit' | 'as', string>> =>
    Object.fromEntries(
      ['span', 'from', 'to', 'circuit', 'store', 'unit', 'as'].flatMap((name) =>
        typeof search[name] === 'string' ? [[name, search[name]]] : [],
      ),
    ),
  component: lazyRouteComponent(() => import('./rooms/scheme/pages/scheme.tsx'), 'SchemePage'),
});
const papers = createRoute({
  ...at('/papers'),
  validateSearch: tabOf,
  component: lazyRouteComponent(() => import('./rooms/fax/pages/papers.tsx'), 'Papers'),
});
const phone = createRoute({
  ...at('/phone'),
  validateSearch: (search: Record<string, unknown>): { tab?: string; call?: string } => ({
    ...tabOf(search),
    ...(typeof search.call === 'string' ? { call: search.call } : {}),
  }),
  component: lazyRouteComponent(() => import('./rooms/phone/pages/phone.tsx'), 'Phone'),
});
const information = createRoute({
  ...at('/information'),
  component: lazyRouteComponent(() => import('./rooms/information/pages/information.tsx'), 'Information'),
});
const informationHome = createRoute({ getParentRoute: () => information, path: '/' });
const informationOne = createRoute({ getParentRoute: () => information, path: '$noticeId' });

const reports = createRoute({
  ...at('/reports'),
  validateSearch: (search: Record<string, unknown>): { span?: string; from?: string; to?: string } =>
    Object.fromEntries(
      ['span', 'from', 'to'].flatMap((name) => (typeof search[name] === 'string' ? [[name, search[name]]] : [])),
    ),
  component: lazyRouteComponent(() => import('./rooms/reports/pages/reports.tsx'), 'Reports'),
});
const people = createRoute({
  ...at('/people'),
  validateSearch: (search: Record<string, unknown>): { unit?: string } =>
    typeof search.unit === 'string' ? { unit: search.unit } : {},
  component: lazyRouteComponent(() => import('./rooms/organization/pages/people.tsx'), 'People'),
});
const settings = createRoute({
  ...at('/settings'),
  validateSearch: tabOf,
  component: lazyRouteComponent(() => import('./rooms/organization/pages/settings.tsx'), 'Settings'),
});
const outbox = createRoute({
  ...at('/outbox'),
  validateSearch: (search: Record<string, unknown>): { tab?: string; id?: string } => ({
    ...tabOf(search),
    ...(typeof search.id === 'string' ? { id: search.id } : {}),
  }),
  component: lazyRouteComponent(() => import('./rooms/email/pages/outbox.tsx'), 'Outbox'),
});

const chats = createRoute({
  ...at('/chats'),
  component: lazyRouteComponent(() => import('./rooms/chat/pages/chats.tsx'), 'ChatsPage'),
});

const account = createRoute({
  ...at('/account'),
  component: lazyRouteComponent(() => import('./rooms/organization/pages/account.tsx'), 'Account'),
});

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (search: Record<string, unknown>): { next?: string } =>
    typeof search.next === 'string' && /^\/(?![/\\])/.test(search.next) ? { next: search.next } : {},
  component: lazyRouteComponent(() => import('./rooms/organization/pages/sign-in.tsx'), 'SignIn'),
});
const firstRun = createRoute({
  getParentRoute: () => root,
  path: '/first-run',
  component: lazyRouteComponent(() => import('./rooms/organization/pages/first-run.tsx'), 'FirstRun'),
});

/** The kit laid out to be looked at; only while developing. */
const kit = import.meta.env.DEV
  ? [
      createRoute({
        getParentRoute: () => root,
        path: '/kit',
        component: lazyRouteComponent(() => import('./ui/gallery.tsx'), 'Gallery'),
      }),
    ]
  : [];

const tree = root.addChildren([
  framed.addChildren([
    desk.addChildren([deskHome, deskCase]),
    requests.addChildren([requestsHome, requestsOne]),
    chats,
    papers,
    phone,
    attributions,
    scheme,
    information.addChildren([informationHome, informationOne]),
    reports,
    people,
    settings,
    outbox,
    account,
  ]),
  signIn,
  firstRun,
  ...kit,
]);

export function makeRouter(queries: QueryClient) {
  return createRouter({
    routeTree: tree,
    context: { queries },
    defaultPreload: 'intent',
    defaultPendingMs: 150,
    defaultPendingComponent: () => <Waiting lines={6} />,
    defaultErrorComponent: Trouble,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof makeRouter>;
  }
}
