import type { words as answer } from './words/answer.ts';
import type { words as customer } from './words/customer.ts';
import type { words as facts } from './words/facts.ts';
import type { words as frame } from './words/frame.ts';
import type { words as rights } from './words/rights.ts';
import type { words as survey } from './words/survey.ts';

/** Every key of the portal; each page has its words file. */
export type WordKey =
  | keyof (typeof answer)['es']
  | keyof (typeof customer)['es']
  | keyof (typeof facts)['es']
  | keyof (typeof frame)['es']
  | keyof (typeof rights)['es']
  | keyof (typeof survey)['es'];
