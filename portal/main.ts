import { keptLocale } from '../web/lib/words.ts';
import { h, show } from './lib/dom.ts';
import { speak, t } from './lib/words.ts';
import { routes } from './routes.ts';
import { empty } from './ui/empty.ts';
import { button, problem } from './ui/form.ts';
import './ui/portal.css';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');

async function open(place: HTMLElement): Promise<void> {
  const waiting = setTimeout(() => show(place, h('p', { role: 'status', class: 'p-6 text-ink-2' }, t('portal.loading'))), 200);
  try {
    // While developing, everything stands under the folder of the files.
    const path = location.pathname.replace(/^\/portal(?=\/)/, '');
    const found = routes.map((route) => ({ route, match: route.path.exec(path) })).find(({ match }) => match);
    const params = Object.fromEntries(
      Object.entries(found?.match?.groups ?? {}).map(([name, value]) => [name, decodeURIComponent(value)]),
    );
    const page = await found?.route.load();
    show(place, page ? await page(params) : empty(t('portal.lost.title'), t('portal.lost.do')));
  } catch (error) {
    document.title = t('portal.problem.title');
    show(
      place,
      h(
        'main',
        { class: 'mx-auto grid max-w-140 justify-items-start gap-4 p-6' },
        problem(error, { written: false }),
        button(t('portal.retry'), { onclick: () => void open(place) }),
      ),
    );
  } finally {
    clearTimeout(waiting);
  }
}

await speak(keptLocale());
await open(root);
