const es = {
  'requests.title': 'Peticiones',
  'requests.toAnswer': '{count, plural, one {# por contestar} other {# por contestar}}',
  'requests.empty.title': 'Nadie te ha pedido nada',
  'requests.empty.do':
    'Cuando alguien te consulte o necesite tu autorización, su petición aparecerá aquí y te llegará por correo.',
};

const en: Record<keyof typeof es, string> = {
  'requests.title': 'Requests',
  'requests.toAnswer': '{count} to answer',
  'requests.empty.title': 'Nobody has asked you for anything',
  'requests.empty.do':
    'When somebody consults you or needs your authorisation, the request appears here and reaches you by email.',
};

export const words = { es, en };
