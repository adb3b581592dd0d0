import type { Words } from '../platform/words.ts';

export const words: Words = {
  es: {
    'scheme.mayNot': 'El esquema es de quien organiza el trabajo.',
    'scheme.bothDays': 'Un periodo tiene un primer día y un último.',
    'scheme.backwards': 'El periodo termina antes de empezar.',
    'scheme.tooLong': 'El periodo pasa de {days} días. Elige uno más corto.',
  },
  en: {
    'scheme.mayNot': 'The scheme is for whoever organises the work.',
    'scheme.bothDays': 'A period has a first day and a last one.',
    'scheme.backwards': 'The period ends before it begins.',
    'scheme.tooLong': 'The period is longer than {days} days. Choose a shorter one.',
  },
};
