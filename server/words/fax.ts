import type { Words } from '../platform/words.ts';

export const words: Words = {
  es: {
    'fax.mayNot': 'Eso del fax no te corresponde a ti.',
    'fax.unknown': 'Ese fax no existe.',
    'fax.lineUnknown': 'Esa línea de fax no existe.',
    'fax.badNumber': 'Eso no es un número de fax.',
    'fax.gatewayNeedsAddress': 'Di desde qué dirección escribe la pasarela, o a qué dominio se le envían los faxes.',
    'fax.wrongNumber': 'No se puede marcar «{number}»: no es un número de fax.',
    'fax.onItsWay': 'Ese fax ya ha salido o está saliendo.',
    'fax.noServer': 'Ninguna línea con servidor de fax está activa.',
    'fax.nobodyKnows':
      'El programa se detuvo mientras lo entregaba: no se sabe si salió. Compruébalo en el servidor de fax antes de repetirlo.',
    'fax.page': 'página',
    'fax.subject': 'Fax de {from}',
    'fax.withheld': 'número oculto',
    'fax.noWords':
      '{pages, plural, =0 {Fax sin páginas que se puedan mostrar; está adjunto tal como llegó.} one {Fax de una página, sin texto leído. Está en la imagen.} other {Fax de # páginas, sin texto leído. Está en las imágenes.}}',
    'fax.damaged':
      '[Este fax no llegó entero: {why}. {pages, plural, one {Se ha podido leer una página.} other {Se han podido leer # páginas.}} El original está adjunto.]',
    'fax.unreadable': '[Ha llegado un fax que no se puede leer: {why}. Está adjunto tal como llegó.]',
    'fax.fewer': 'han llegado {pages} de {of} páginas',
    'fax.to': 'Fax {number}',
    'fax.files': 'Ficheros',
    'fax.filesOnPage': '{files}. Están en su página, donde puede descargarlos.',
    'fax.foot': 'Si nos contesta por fax, escriba en él su clave: {key}',
  },
  en: {
    'fax.mayNot': 'That part of the fax is not yours.',
    'fax.unknown': 'That fax does not exist.',
    'fax.lineUnknown': 'That fax line does not exist.',
    'fax.badNumber': 'That is no fax number.',
    'fax.gatewayNeedsAddress': 'Say from which address the gateway writes, or to which domain faxes are sent.',
    'fax.wrongNumber': '“{number}” cannot be dialled: it is no fax number.',
    'fax.onItsWay': 'That fax has left or is leaving.',
    'fax.noServer': 'No line with a fax server is active.',
    'fax.nobodyKnows':
      'The program stopped while handing it over: nobody knows whether it left. Look at the fax server before sending it again.',
    'fax.page': 'page',
    'fax.subject': 'Fax from {from}',
    'fax.withheld': 'a withheld number',
    'fax.noWords':
      '{pages, plural, =0 {A fax without pages that can be shown; it is attached as it came.} one {A fax of one page, no text read. It is in the picture.} other {A fax of # pages, no text read. It is in the pictures.}}',
    'fax.damaged':
      '[This fax did not come whole: {why}. {pages, plural, one {One page could be read.} other {# pages could be read.}} The original is attached.]',
    'fax.unreadable': '[A fax has come that cannot be read: {why}. It is attached as it came.]',
    'fax.fewer': '{pages} of {of} pages came',
    'fax.to': 'Fax {number}',
    'fax.files': 'Files',
    'fax.filesOnPage': '{files}. They are on your page, where you can download them.',
    'fax.foot': 'If you answer by fax, write your key on it: {key}',
  },
};
