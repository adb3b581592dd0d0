import type { Words } from '../platform/words.ts';

export const words: Words = {
  es: {
    'post.mayNot': 'Eso de las cartas no te corresponde a ti.',
    'post.unknown': 'Esa carta no existe.',
    'post.empty': 'El fichero está vacío.',
    'post.notYet': 'Ese día aún no ha llegado.',
    'post.oneNumberEach': 'Cada carta certificada tiene su número: anótalas de una en una.',
    'post.alreadyPosted': 'Esa carta ya se echó al correo.',
    'post.alreadyReturned': 'Esa carta ya consta como devuelta.',
    'post.registered': 'Certificada: {number}',
    'post.page': 'página',
    'post.subject': 'Carta de {from}',
    'post.noWords':
      '{pages, plural, =0 {Carta sin páginas que se puedan mostrar; está adjunta tal como se escaneó.} one {Carta de una página, sin texto leído. Está en la imagen.} other {Carta de # páginas, sin texto leído. Está en las imágenes.}}',
    'post.damaged':
      '[El fichero de esta carta está dañado: {why}. {pages, plural, =0 {No se ha podido leer ninguna página.} one {Se ha podido leer una página.} other {Se han podido leer # páginas.}} Está adjunto tal como se puso.]',
    'post.files': 'Ficheros',
    'post.filesOnPage': '{files}. Están en su página, donde puede descargarlos.',
    'post.foot': 'Si nos escribe, indique su clave: {key}',
    'post.cover.title': '{count, plural, one {Una carta} other {# cartas}} para enviar',
    'post.cover.text': 'Comprueba que cada una va en su sobre.',
  },
  en: {
    'post.mayNot': 'That part of the letters is not yours.',
    'post.unknown': 'That letter does not exist.',
    'post.empty': 'The file is empty.',
    'post.notYet': 'That day has not come yet.',
    'post.oneNumberEach': 'Each registered letter has its own number: note them one by one.',
    'post.alreadyPosted': 'That letter has been posted already.',
    'post.alreadyReturned': 'That letter is already noted as returned.',
    'post.registered': 'Registered: {number}',
    'post.page': 'page',
    'post.subject': 'Letter from {from}',
    'post.noWords':
      '{pages, plural, =0 {A letter without pages that can be shown; it is attached as it was scanned.} one {A letter of one page, no text read. It is in the picture.} other {A letter of # pages, no text read. It is in the pictures.}}',
    'post.damaged':
      '[The file of this letter is damaged: {why}. {pages, plural, =0 {No page could be read.} one {One page could be read.} other {# pages could be read.}} It is attached as it was put in.]',
    'post.files': 'Files',
    'post.filesOnPage': '{files}. They are on your page, where you can download them.',
    'post.foot': 'If you write to us, give your key: {key}',
    'post.cover.title': '{count, plural, one {One letter} other {# letters}} to post',
    'post.cover.text': 'Check that each goes into its own envelope.',
  },
};
