// Owns letters to an address that nobody has proved to be theirs: how many a day one mailbox gets, and none once its owner said that they wrote nothing.
import { z } from 'zod';

/** A receipt tells the key, a link opens the page: each has a share of its own. */
export const zLetterKind = z.enum(['receipt', 'link']);
