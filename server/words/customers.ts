import type { Words } from '../platform/words.ts';

export const words: Words = {
  es: {
    'customers.notFound': 'Ese cliente no existe o no es para ti.',
    'customers.mayNot': 'Tu puesto no permite abrir fichas de clientes.',
    'customers.badEmail': 'Escribe un correo.',
    'customers.badPhone': 'Escribe un teléfono con sus cifras; si es de otro país, con su prefijo.',
  },
  en: {
    'customers.notFound': 'That customer does not exist or is not for you.',
    'customers.mayNot': 'Your role does not open customers’ sheets.',
    'customers.badEmail': 'Write an email address.',
    'customers.badPhone': 'Write a telephone number in digits; with its prefix if it is from another country.',
  },
};
