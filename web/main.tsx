import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode, useSyncExternalStore } from 'react';
import { createRoot } from 'react-dom/client';
import { RefusalError } from './lib/client.ts';
import './lib/theme.ts';
import { keptLocale, locale, onSpeak, speak } from './lib/words.ts';
import { makeRouter } from './routes.tsx';
import './ui/desk.css';

function onError(error: unknown): void {
  // Other refusals of the kind, such as too many tries at a password, are said where they happen.
  if (!(error instanceof RefusalError) || error.reason !== 'organization.notSignedIn' || location.pathname === '/sign-in') return;
  void router.navigate({ to: '/sign-in', search: { next: router.state.location.href } });
}

const queries = new QueryClient({
  queryCache: new QueryCache({ onError }),
  mutationCache: new MutationCache({ onError }),
  defaultOptions: {
    queries: {
      // The live connection says what is stale; a refusal will not change by asking again.
      staleTime: 30_000,
      retry: (failures, error) => !(error instanceof RefusalError) && failures < 2,
    },
    mutations: { retry: false },
  },
});
const router = makeRouter(queries);

/** Drawn anew when the language changes: words are read where they are used, by rows that are otherwise never drawn twice. */
function App() {
  const language = useSyncExternalStore(onSpeak, locale);
  return <RouterProvider key={language} router={router} />;
}

await speak(keptLocale());
const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <App />
    </QueryClientProvider>
  </StrictMode>,
);
