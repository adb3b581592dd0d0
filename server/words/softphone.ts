import type { Words } from '../platform/words.ts';

export const words: Words = {
  es: {
    'phone.noSoftphone': 'No tienes teléfono en el navegador.',
    'phone.lineHasNoWss': 'Esa línea no dice dónde se conectan los navegadores: ponle la dirección wss y el dominio.',
    'phone.settingWrong': 'Falta, o no tiene la forma que pide la conexión.',
    'phone.passwordMissing': 'Falta la contraseña con que se registra en la centralita.',
    'phone.sipUserTaken': 'Otra persona tiene ya ese usuario en esa línea.',
    'phone.noExtension': 'No tienes extensión en ninguna centralita que pueda llamar por ti.',
    'phone.exchangeSilent': 'La centralita no ha querido llamar: {said}',
    'phone.lineDown': 'La línea «{line}» ha perdido la conexión con su centralita: {said}',
    'phone.lineQuiet': 'Nada por la línea «{line}» desde {at}: más de lo normal en horario de atención. Comprueba su centralita.',
  },
  en: {
    'phone.noSoftphone': 'You have no telephone in the browser.',
    'phone.lineHasNoWss': 'That line does not say where browsers connect: give it the wss address and the domain.',
    'phone.settingWrong': 'It is missing, or not in the form that the connection asks for.',
    'phone.passwordMissing': 'The password for registering at the exchange is missing.',
    'phone.sipUserTaken': 'Somebody else has that user on that line.',
    'phone.noExtension': 'You have no extension at an exchange that could call for you.',
    'phone.exchangeSilent': 'The exchange would not call: {said}',
    'phone.lineDown': 'The line “{line}” has lost its exchange: {said}',
    'phone.lineQuiet': 'Nothing by the line “{line}” since {at}: longer than usual in opening hours. Check its exchange.',
  },
};
