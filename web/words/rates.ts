const es = {
  'organization.settings.rates': 'Costes',
  'attributions.rates': 'Lo que cuesta preguntar',
  'attributions.rates.means':
    'Con esto se calcula lo que cuesta cada petición junto al dinero en juego, lo que ahorra una propuesta y lo que dice la simulación.',
  'attributions.rates.design': 'Valores de diseño: nadie los ha medido en este centro. Pon los tuyos.',
  'attributions.rates.own': 'Valores de este centro.',
  'attributions.rates.agentMinutes': 'Minutos del agente por petición',
  'attributions.rates.agentMinutes.hint': 'Pedirlo y seguirlo hasta la respuesta.',
  'attributions.rates.deciderMinutes': 'Minutos de quien decide',
  'attributions.rates.deciderMinutes.hint': 'Leerlo y responder.',
  'attributions.rates.hourMinor': 'Una hora de trabajo',
  'attributions.rates.hourMinor.hint': 'Con todos sus costes, de cualquiera.',
  'attributions.rates.contactMinor': 'Un contacto más del cliente',
  'attributions.rates.contactMinor.hint': 'Cuando vuelve a escribir o llamar mientras espera.',
  'attributions.rates.waitHourMinor': 'Una hora de espera del cliente',
  'attributions.rates.waitHourMinor.hint': 'Cero si el centro no le pone precio; las horas se cuentan igual.',
  'attributions.rates.wrong': 'Escribe una cantidad.',
  'attributions.rates.mayNot': 'Los cambia la administración o el responsable del centro.',
  'attributions.rates.saved': 'Costes guardados. Las peticiones nuevas ya cuentan con ellos.',
} as const;

const en: Record<keyof typeof es, string> = {
  'organization.settings.rates': 'Costs',
  'attributions.rates': 'What asking costs',
  'attributions.rates.means':
    'What each request costs beside the money at stake, what a proposal saves and what a replay says are reckoned with these.',
  'attributions.rates.design': 'Design values: nobody has measured them in this centre. Set your own.',
  'attributions.rates.own': 'Values of this centre.',
  'attributions.rates.agentMinutes': 'Minutes of the agent for a request',
  'attributions.rates.agentMinutes.hint': 'To put it and to follow it until the answer.',
  'attributions.rates.deciderMinutes': 'Minutes of whoever decides',
  'attributions.rates.deciderMinutes.hint': 'To read it and answer.',
  'attributions.rates.hourMinor': 'An hour of work',
  'attributions.rates.hourMinor.hint': 'With all its costs, of anybody.',
  'attributions.rates.contactMinor': 'One more contact of the customer',
  'attributions.rates.contactMinor.hint': 'Who writes or calls again while waiting.',
  'attributions.rates.waitHourMinor': 'An hour of the customer’s waiting',
  'attributions.rates.waitHourMinor.hint': 'Zero where the centre puts no price on it; the hours are counted all the same.',
  'attributions.rates.wrong': 'Write an amount.',
  'attributions.rates.mayNot': 'The administration or the centre manager changes them.',
  'attributions.rates.saved': 'Costs saved. New requests reckon with them already.',
};

export const words = { es, en };
