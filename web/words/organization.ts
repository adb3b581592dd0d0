const es = {
  'organization.people.title': 'Personas',
  'organization.settings.title': 'Ajustes',
  'organization.signIn.title': 'Entrar',
  'organization.signIn.email': 'Correo',
  'organization.signIn.password': 'Contraseña',
  'organization.signIn.do': 'Entrar',
  'organization.firstRun.title': 'Prepara tu centro',
};

const en: Record<keyof typeof es, string> = {
  'organization.people.title': 'People',
  'organization.settings.title': 'Settings',
  'organization.signIn.title': 'Sign in',
  'organization.signIn.email': 'Email',
  'organization.signIn.password': 'Password',
  'organization.signIn.do': 'Sign in',
  'organization.firstRun.title': 'Set up your centre',
};

export const words = { es, en };
