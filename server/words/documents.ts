import type { Words } from '../platform/words.ts';

export const words: Words = {
  es: {
    'documents.mayNot': 'El membrete lo cambia quien administra el centro.',
    'documents.harmful': 'Este fichero no se puede abrir: el antivirus ha encontrado en él {found}.',
    'documents.toldHarmful': 'El antivirus ha encontrado {found} en el fichero «{name}» del expediente {key}. No se puede abrir.',
    'documents.damage.cutOff': 'la página {page} está cortada',
    'documents.damage.tooLarge': 'la página {page} es demasiado grande para mostrarla',
    'documents.damage.page': 'la página {page} está dañada',
    'documents.damage.tooMuch': 'es demasiado grande o se tardaba demasiado en leerlo',
    'documents.damage.notPaper': 'no es un TIFF, ni un PDF, ni una imagen',
    'documents.damage.pdf': 'el PDF está dañado',
    'documents.damage.broken': 'el fichero está dañado',
    'documents.letter.reference': 'Su clave: {reference}',
    'documents.letter.taxId': 'NIF {taxId}',
    'documents.sample.title': 'Página de muestra',
    'documents.sample.addressee': 'Núria Xirau i Muñoz\nCalle de la Ilusión, 8, 2.º A\n50003 Zaragoza',
    'documents.sample.text':
      'Estimada clienta:\n\nEsta página muestra cómo salen las cartas del centro: el membrete, el destinatario en la ventanilla del sobre, la clave, los párrafos, una tabla de datos y el pie.\n\nLetras que deben verse bien: á é í ó ú ü ñ ¿ ¡ € ç à ò ŀl l·l ã õ â ê ô ą ć ę ł ń ś ź ż.',
    'documents.sample.factName': 'Importe',
    'documents.sample.factValue': '80,00 €',
  },
  en: {
    'documents.mayNot': 'The letterhead is changed by whoever administers the centre.',
    'documents.harmful': 'This file cannot be opened: the scanner has found {found} in it.',
    'documents.toldHarmful': 'The scanner has found {found} in the file “{name}” of case {key}. It cannot be opened.',
    'documents.damage.cutOff': 'page {page} is cut off',
    'documents.damage.tooLarge': 'page {page} is too large to be shown',
    'documents.damage.page': 'page {page} is damaged',
    'documents.damage.tooMuch': 'it is too large, or took too long to read',
    'documents.damage.notPaper': 'it is no TIFF, no PDF and no picture',
    'documents.damage.pdf': 'the PDF is damaged',
    'documents.damage.broken': 'the file is damaged',
    'documents.letter.reference': 'Your key: {reference}',
    'documents.letter.taxId': 'Tax number {taxId}',
    'documents.sample.title': 'Sample page',
    'documents.sample.addressee': 'Núria Xirau i Muñoz\nCalle de la Ilusión, 8, 2.º A\n50003 Zaragoza',
    'documents.sample.text':
      'Dear customer,\n\nThis page shows how the centre’s letters come out: the letterhead, the addressee in the window of the envelope, the key, the paragraphs, a table of facts and the foot.\n\nLetters that must look right: á é í ó ú ü ñ ¿ ¡ € ç à ò ŀl l·l ã õ â ê ô ą ć ę ł ń ś ź ż.',
    'documents.sample.factName': 'Amount',
    'documents.sample.factValue': '€80.00',
  },
};
