const es = {
  'authorizations.one': 'Autorización',
  'authorizations.asked': 'Autorización pedida',
  'authorizations.grant': 'Conceder',
  'authorizations.grantChanged': 'Conceder con cambios…',
  'authorizations.askMore': 'Pedir más…',
  'authorizations.deny': 'Denegar con motivo…',
};

const en: Record<keyof typeof es, string> = {
  'authorizations.one': 'Authorisation',
  'authorizations.asked': 'Authorisation asked',
  'authorizations.grant': 'Grant',
  'authorizations.grantChanged': 'Grant with changes…',
  'authorizations.askMore': 'Ask for more…',
  'authorizations.deny': 'Deny with a reason…',
};

export const words = { es, en };
