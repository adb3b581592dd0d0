import type { Words } from '../platform/words.ts';

export const words: Words = {
  es: {
    'information.mayNot': 'Tu puesto no permite publicar esta información.',
    'information.notFound': 'Ese aviso no existe o no es para ti.',
    'information.alreadyPublished': 'El aviso ya está publicado y no se cambia: retíralo o publica otro que lo sustituya.',
    'information.notPublished': 'El aviso todavía no está publicado.',
    'information.notInForce': 'El aviso ya no está en vigor.',
    'information.alreadySuperseded': 'Ya hay otro aviso que sustituye a este: {number}.',
    'information.withholdsNothing': 'Di qué acciones no se ofrecen mientras el aviso esté en vigor.',
    'information.endsBeforeItStarts': 'El aviso tiene que terminar después de entrar en vigor.',
    'information.dueBeforeItStarts': 'El plazo para leerlo no puede acabar antes de que entre en vigor.',
    'information.nothingToAcknowledge': 'Este aviso no pide confirmación de lectura.',
    'information.unitUnknown': 'Una de las unidades a las que va no existe.',
    'information.told': 'Aviso {number}, que debes leer: {title}',
  },
  en: {
    'information.mayNot': 'Your role does not publish this information.',
    'information.notFound': 'That notice does not exist or is not for you.',
    'information.alreadyPublished': 'The notice is published and does not change: withdraw it, or publish another in its place.',
    'information.notPublished': 'The notice is not published yet.',
    'information.notInForce': 'The notice is no longer in force.',
    'information.alreadySuperseded': 'Another notice takes its place already: {number}.',
    'information.withholdsNothing': 'Say which actions are not offered while the notice is in force.',
    'information.endsBeforeItStarts': 'The notice has to end after it takes effect.',
    'information.dueBeforeItStarts': 'The time to read it cannot end before it takes effect.',
    'information.nothingToAcknowledge': 'This notice asks for no acknowledgement.',
    'information.unitUnknown': 'One of the units it is for does not exist.',
    'information.told': 'Notice {number}, which you must read: {title}',
  },
};
