const es = {
  'reports.unequal': 'Trato desigual',
  'reports.unequal.means':
    'Peticiones parecidas (misma acción, motivo y tramo de importe) con resultados que el azar no explica. No es una clasificación: van por orden alfabético.',
  'reports.unequal.none': 'Entre {looked} peticiones decididas no hay diferencias que el azar no explique.',
  'reports.unequal.band': '{from} a {to}',
  'reports.unequal.band.from': 'desde {from}',
  'reports.unequal.band.none': 'sin importe',
  'reports.unequal.who': 'Quién pidió',
  'reports.unequal.by.agent': 'agente',
  'reports.unequal.by.team': 'equipo',
  'reports.unequal.by.vendor': 'subcontrata',
  'reports.unequal.granted': 'Concedidas',
  'reports.unequal.of': '{granted} de {n}',
  'reports.unequal.interval': 'Entre (95 %)',
  'reports.unequal.range': '{low} y {high}',
  'reports.unequal.wait': 'Espera mediana',
  'reports.unequal.cases': 'Ver expedientes',
  'reports.unequal.apart': 'Se aparta',
  'reports.unequal.csv': 'trato-desigual',
} as const;

const en: Record<keyof typeof es, string> = {
  'reports.unequal': 'Unequal treatment',
  'reports.unequal.means':
    'Like requests (same action, reason and band of amounts) with outcomes that chance does not explain. It is no ranking: the order is of the alphabet.',
  'reports.unequal.none': 'Among {looked} decided requests there is no difference that chance does not explain.',
  'reports.unequal.band': '{from} to {to}',
  'reports.unequal.band.from': 'from {from}',
  'reports.unequal.band.none': 'without an amount',
  'reports.unequal.who': 'Who asked',
  'reports.unequal.by.agent': 'agent',
  'reports.unequal.by.team': 'team',
  'reports.unequal.by.vendor': 'vendor',
  'reports.unequal.granted': 'Granted',
  'reports.unequal.of': '{granted} of {n}',
  'reports.unequal.interval': 'Between (95%)',
  'reports.unequal.range': '{low} and {high}',
  'reports.unequal.wait': 'Median wait',
  'reports.unequal.cases': 'See cases',
  'reports.unequal.apart': 'Stands apart',
  'reports.unequal.csv': 'unequal-treatment',
};

export const words = { es, en };
