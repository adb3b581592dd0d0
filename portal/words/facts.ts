/** The facts of a request are said with the same words to whoever has an account and to whoever has not. */
export { words } from '../../web/words/facts.ts';
