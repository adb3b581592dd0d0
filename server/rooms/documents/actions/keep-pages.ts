import { z } from 'zod';
import { action } from '../../../platform/act.ts';
import { keepFile } from '../../../platform/files.ts';
import type { Kept, Page } from '../contract.ts';

const input = z.object({ pages: z.array(z.custom<Page>()), name: z.string() });

/** Keeps the pages that we drew of a fax or a scan, as files beside it: `name` with the number of each. System only: the doors' verbs call it. */
export const keepPages = action('documents.keepPages', input, async (tx, { pages, name }): Promise<Kept[]> => {
  const digits = String(pages.length).length;
  const kept: Kept[] = [];
  for (const [n, page] of pages.entries()) {
    const number = String(n + 1).padStart(digits, '0');
    kept.push({ name: `${name} ${number}.png`, type: 'image/png', ...(await keepFile(tx, page.png)) });
  }
  return kept;
});
