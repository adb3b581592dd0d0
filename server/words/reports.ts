import type { Words } from '../platform/words.ts';

export const words: Words = {
  es: {
    'reports.mayNot': 'Los informes son de quien organiza el trabajo.',
    'reports.backwards': 'El periodo termina antes de empezar.',
    'reports.tooLong': 'El periodo pasa de {days} días. Elige uno más corto.',
  },
  en: {
    'reports.mayNot': 'Reports are for whoever organises the work.',
    'reports.backwards': 'The period ends before it begins.',
    'reports.tooLong': 'The period is longer than {days} days. Choose a shorter one.',
  },
};
