const es = {
  'email.outbox.title': 'Bandeja de salida',
  'email.outbox.empty.title': 'No ha salido ningún correo todavía',
  'email.outbox.empty.do': 'Contesta un expediente: el correo que salga se verá aquí, con su entrega.',
  'email.channel': 'Correo',
};

const en: Record<keyof typeof es, string> = {
  'email.outbox.title': 'Outbox',
  'email.outbox.empty.title': 'No mail has left yet',
  'email.outbox.empty.do': 'Answer a case: the mail that leaves is shown here, with its delivery.',
  'email.channel': 'Email',
};

export const words = { es, en };
