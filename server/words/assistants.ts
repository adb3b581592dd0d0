import type { Words } from '../platform/words.ts';

export const words: Words = {
  es: {
    'assistants.mayNot': 'Los asistentes los lleva quien administra el centro.',
    'assistants.unknown': 'Ese asistente no existe.',
    'assistants.mustBeAPerson': 'Por un asistente responde una persona que trabaje aquí.',
    'assistants.sameKey': 'Esa clave de repetición ya se usó para otra cosa. Usa una nueva para cada intención.',
  },
  en: {
    'assistants.mayNot': 'Assistants are kept by whoever administers the centre.',
    'assistants.unknown': 'That assistant does not exist.',
    'assistants.mustBeAPerson': 'A person who works here answers for an assistant.',
    'assistants.sameKey': 'That idempotency key was already used for something else. Use a new one for each intention.',
  },
};
