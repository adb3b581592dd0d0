const es = {
  'portal.loading': 'Un momento…',
  'portal.retry': 'Intentarlo otra vez',
  'portal.send': 'Enviar',
  'portal.back': 'Volver',
  'portal.problem.title': 'No se ha podido',
  'portal.problem.kept': 'No se ha enviado nada. Lo que ha escrito sigue aquí.',
  'portal.problem.offline': 'No llegamos al servidor. Compruebe su conexión e inténtelo otra vez.',
  'portal.problem.again': 'Inténtelo otra vez dentro de un momento.',
  'portal.lost.title': 'Este enlace no lleva a ningún sitio',
  'portal.lost.do': 'Copie la dirección entera del correo que le enviamos.',
  'portal.optional': 'opcional',
  'portal.files.add': 'Añadir un archivo',
  'portal.files.hint': 'Hasta cinco, de 10 MB como mucho y 20 MB en total: imágenes, PDF o documentos.',
  'portal.files.drop': 'o suéltelos aquí',
  'portal.files.off': 'Quitar',
  'portal.files.remove': 'Quitar {name}',
};

const en: Record<keyof typeof es, string> = {
  'portal.loading': 'One moment…',
  'portal.retry': 'Try again',
  'portal.send': 'Send',
  'portal.back': 'Back',
  'portal.problem.title': 'It could not be done',
  'portal.problem.kept': 'Nothing was sent. What you wrote is still here.',
  'portal.problem.offline': 'The server cannot be reached. Check your connection and try again.',
  'portal.problem.again': 'Try again in a moment.',
  'portal.lost.title': 'This link leads nowhere',
  'portal.lost.do': 'Copy the whole address from the email we sent you.',
  'portal.optional': 'optional',
  'portal.files.add': 'Add a file',
  'portal.files.hint': 'Up to five, of 10 MB at most and 20 MB together: pictures, PDF or documents.',
  'portal.files.drop': 'or drop them here',
  'portal.files.off': 'Remove',
  'portal.files.remove': 'Remove {name}',
};

export const words = { es, en };
