// What the commands say before and around the application, in both languages: needed before anything is installed,
// therefore plain JavaScript without a library.

/** @typedef {'es' | 'en'} Language */
/** @typedef {Record<string, string | number>} Params */

const words = {
  es: {
    usage: 'Uso: npm start -- [opciones]',
    flags: 'Opciones',
    settings: 'Ajustes (variables de entorno)',
    defaultIs: 'por defecto: {value}',
    unknownFlag: 'No conozco la opción «{flag}». Escribe «npm start -- --help» para ver las que hay.',
    flagsClash: 'Las opciones --empty y --demo se contradicen: elige una.',
    notAPort: '{name} debe ser un puerto entre 0 y 65535, y no «{value}».',
    notAPortOrOff: '{name} debe ser un puerto entre 0 y 65535 u «off», y no «{value}».',
    notANumber: '{name} debe ser un número entero entre {min} y {max}, y no «{value}».',
    notADatabaseUrl: 'DATABASE_URL debe tener la forma postgresql://usuario:clave@servidor:5432/base.',
    notAWebUrl: '{name} debe ser una dirección completa, como https://atencion.ejemplo.es, y no «{value}».',
    notALevel: '{name} debe ser uno de {choices}, y no «{value}».',
    notASocket: '{name} debe ser «off», la ruta de un socket o máquina:puerto, y no «{value}».',
    notAProxy: '{name} debe ser «off», el número de proxys o una lista de direcciones separadas por comas, y no «{value}».',
    keyTooShort: 'MOSTRADOR_SECRET_KEY debe tener al menos 32 caracteres.',
    keyNeeded: 'Con DATABASE_URL y sin clave guardada en {home} hace falta MOSTRADOR_SECRET_KEY, la misma en todos los procesos.',
    keyUnreadable: 'No puedo leer la clave secreta en {file}: {why}.',
    samePorts: 'PORT y MOSTRADOR_SMTP_PORT no pueden ser el mismo puerto ({port}).',
    homeNotWritable: 'No puedo escribir en la carpeta de datos {home}: {why}. Elige otra con MOSTRADOR_HOME.',
    homeInUse:
      'Otro Mostrador ya está usando la carpeta de datos {home} (proceso {pid}). Detenlo o elige otra con MOSTRADOR_HOME.',
    socketsTaken: 'La carpeta {directory} pertenece a otro usuario de esta máquina y hace falta para la base de datos.',
    portInUse: 'El puerto {port} ya está ocupado. Elige otro con {name}.',
    portForbidden: 'No tengo permiso para abrir el puerto {port}. Elige otro con {name}.',
    addressUnavailable: 'Esta máquina no tiene la dirección {host}. Elige otra con {name}.',
    databaseUnreachable: 'No puedo conectar con la base de datos de DATABASE_URL: {why}.',
    databaseTooOld: 'La base de datos es PostgreSQL {version}; hace falta la 15 o una posterior.',
    databaseDidNotStart: 'La base de datos no arranca: {why}. Los detalles están en {log}.',
    databaseMissing: 'No hay PostgreSQL incluido para esta máquina ({platform}). Indica uno propio con DATABASE_URL.',
    failed: 'Mostrador no ha podido arrancar: {why}',
    closing: 'Cerrando Mostrador…',
    closed: 'Mostrador se ha cerrado.',
    ready: 'Mostrador está listo en {url}',
    signIns: 'Centro de demostración. Puedes entrar como:',
    installing: 'Preparando las bibliotecas (solo la primera vez, alrededor de un minuto)…',
    installFailed: 'No se han podido preparar las bibliotecas: npm ci ha fallado.',
    stillInstalling: '  … {seconds} s',
    building: 'Construyendo la aplicación…',
    buildFailed: 'No se ha podido construir la aplicación.',
    prepared: 'Listo en {seconds} s.',
    rootNotWritable: 'No puedo preparar el programa en su carpeta {root}: {why}.',
    waiting: 'Otro proceso está preparando esta carpeta; espero a que termine…',
    nodeTooOld: 'Hace falta Node 22.19 o posterior (esta máquina tiene el {version}).',
    starting: 'Preparando los datos, un momento…',
    EACCES: 'falta permiso',
    EPERM: 'falta permiso',
    EROFS: 'el disco es de solo lectura',
    ENOTDIR: 'no es una carpeta',
    EEXIST: 'no es una carpeta',
    ENOSPC: 'el disco está lleno',
    ECONNREFUSED: 'nadie responde en esa dirección',
    ECONNRESET: 'la conexión se ha cortado',
    ENOENT: 'no existe',
    ENOTFOUND: 'no existe ese servidor',
    EAI_AGAIN: 'no se encuentra ese servidor',
    EHOSTUNREACH: 'no se llega a ese servidor',
    ETIMEDOUT: 'no responde a tiempo',
    '28P01': 'usuario o clave incorrectos',
    28000: 'usuario o clave incorrectos',
    '3D000': 'esa base no existe',
    53300: 'no admite más conexiones',
  },
  en: {
    usage: 'Usage: npm start -- [options]',
    flags: 'Options',
    settings: 'Settings (environment variables)',
    defaultIs: 'default: {value}',
    unknownFlag: 'There is no option "{flag}". Type "npm start -- --help" to see those there are.',
    flagsClash: 'The options --empty and --demo contradict each other: choose one.',
    notAPort: '{name} must be a port between 0 and 65535, not "{value}".',
    notAPortOrOff: '{name} must be a port between 0 and 65535 or "off", not "{value}".',
    notANumber: '{name} must be a whole number between {min} and {max}, not "{value}".',
    notADatabaseUrl: 'DATABASE_URL must look like postgresql://user:password@server:5432/database.',
    notAWebUrl: '{name} must be a complete address, such as https://help.example.com, not "{value}".',
    notALevel: '{name} must be one of {choices}, not "{value}".',
    notASocket: '{name} must be "off", the path of a socket, or host:port, not "{value}".',
    notAProxy: '{name} must be "off", the number of proxies, or a list of addresses separated by commas, not "{value}".',
    keyTooShort: 'MOSTRADOR_SECRET_KEY must have at least 32 characters.',
    keyNeeded: 'With DATABASE_URL and no key kept in {home}, MOSTRADOR_SECRET_KEY is needed, the same for every process.',
    keyUnreadable: 'The secret key in {file} cannot be read: {why}.',
    samePorts: 'PORT and MOSTRADOR_SMTP_PORT cannot be the same port ({port}).',
    homeNotWritable: 'The data directory {home} cannot be written to: {why}. Choose another with MOSTRADOR_HOME.',
    homeInUse:
      'Another Mostrador is already using the data directory {home} (process {pid}). Stop it, or choose another with MOSTRADOR_HOME.',
    socketsTaken: 'The directory {directory} belongs to another user of this machine and is needed for the database.',
    portInUse: 'Port {port} is already in use. Choose another with {name}.',
    portForbidden: 'There is no permission to open port {port}. Choose another with {name}.',
    addressUnavailable: 'This machine does not have the address {host}. Choose another with {name}.',
    databaseUnreachable: 'The database of DATABASE_URL cannot be reached: {why}.',
    databaseTooOld: 'The database is PostgreSQL {version}; 15 or later is needed.',
    databaseDidNotStart: 'The database does not start: {why}. Details are in {log}.',
    databaseMissing: 'There is no built-in PostgreSQL for this machine ({platform}). Name one of your own with DATABASE_URL.',
    failed: 'Mostrador could not start: {why}',
    closing: 'Closing Mostrador…',
    closed: 'Mostrador is closed.',
    ready: 'Mostrador is ready at {url}',
    signIns: 'Demonstration centre. You can sign in as:',
    installing: 'Preparing the libraries (the first time only, about a minute)…',
    installFailed: 'The libraries could not be prepared: npm ci failed.',
    stillInstalling: '  … {seconds} s',
    building: 'Building the application…',
    buildFailed: 'The application could not be built.',
    prepared: 'Ready in {seconds} s.',
    rootNotWritable: 'The program cannot be prepared in its directory {root}: {why}.',
    waiting: 'Another process is preparing this directory; waiting for it…',
    nodeTooOld: 'Node 22.19 or later is needed (this machine has {version}).',
    starting: 'Preparing the data, one moment…',
    EACCES: 'permission is missing',
    EPERM: 'permission is missing',
    EROFS: 'the disk is read-only',
    ENOTDIR: 'it is not a directory',
    EEXIST: 'it is not a directory',
    ENOSPC: 'the disk is full',
    ECONNREFUSED: 'nobody answers at that address',
    ECONNRESET: 'the connection was cut',
    ENOENT: 'it does not exist',
    ENOTFOUND: 'there is no such server',
    EAI_AGAIN: 'that server is not found',
    EHOSTUNREACH: 'that server is out of reach',
    ETIMEDOUT: 'it does not answer in time',
    '28P01': 'wrong user or password',
    28000: 'wrong user or password',
    '3D000': 'there is no such database',
    53300: 'it takes no more connections',
  },
};

/** @typedef {keyof typeof words.es} Word */

/**
 * The language of whoever typed the command, from the usual variables of the terminal.
 * @param {Record<string, string | undefined>} env
 * @returns {Language}
 */
export function languageOf(env) {
  return (env.LC_ALL || env.LC_MESSAGES || env.LANG || '').startsWith('es') ? 'es' : 'en';
}

/**
 * One sentence in one language, its {params} filled in.
 * @param {Language} language
 * @param {Word} word
 * @param {Params} [params]
 * @returns {string}
 */
export function say(language, word, params = {}) {
  return words[language][word].replace(/\{(\w+)\}/g, (whole, name) => String(params[name] ?? whole));
}

/**
 * Why something failed, in words where there are any, else as the system says it.
 * @param {Language} language
 * @param {unknown} error
 * @returns {string}
 */
export function whyOf(language, error) {
  if (!(error instanceof Error)) return String(error);
  const named = 'code' in error ? String(error.code) : '';
  const code = named || (/timeout/i.test(error.message) ? 'ETIMEDOUT' : /terminated/.test(error.message) ? 'ECONNRESET' : '');
  return code in words.es ? say(language, /** @type {Word} */ (code)) : error.message || code;
}
