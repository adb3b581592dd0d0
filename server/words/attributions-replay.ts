import type { Words } from '../platform/words.ts';

export const words: Words = {
  es: {
    'attributions.replayUnknown': 'No se encuentra esa repetición del pasado.',
    'attributions.periodReversed': 'El periodo termina antes de empezar.',
    'attributions.replay.failed': 'Se ha interrumpido por un error. No se ha cambiado nada; puedes pedirlo otra vez.',
    'attributions.replay.none': 'Sin indicar',
    'attributions.replay.unknown.few':
      'Solo {n, plural, =0 {ninguna se decidió} one {una se decidió} other {# se decidieron}}: con menos de 25 no se puede dar por seguro, aunque ninguna se rechazara.',
    'attributions.replay.unknown.neverAsked':
      'Lo que nadie pidió porque «dirían que no», ni si se apurará el nuevo tope: por eso conviene probarlo antes con medio equipo.',
    'attributions.replay.unknown.grantShare':
      'Lo probable supone que el equipo habría concedido el {n} % de lo que se rechazó o recortó; el máximo, todo.',
    'attributions.replay.unknown.undecided':
      '{n, plural, one {Una petición} other {# peticiones}} de las que pasarían al circuito 1 se retiraron, caducaron o siguen abiertas: no se sabe si se habrían concedido bien.',
    'attributions.replay.unknown.unpriced':
      '{n, plural, one {Una petición rechazada o recortada} other {# peticiones rechazadas o recortadas}} sin importe: su riesgo no tiene precio.',
    'attributions.replay.unknown.fromOwn':
      '{n, plural, one {Una petición dejaría de ser propia} other {# peticiones dejarían de ser propias}}: lo que habría esperado el cliente no se sabe; solo se cuenta el trabajo de pedirlo.',
    'attributions.replay.unknown.windows':
      'Cada petición se mira por sí sola: lo que se habría concedido de más no se suma a los límites por día, semana o mes.',
    'attributions.replay.unknown.newWindows':
      'El borrador limita por día, semana o mes donde antes no se contaba: lo gastado hasta entonces se toma por cero.',
    'attributions.replay.unknown.linesOfToday':
      '{n, plural, one {En una petición} other {En # peticiones}} no se guardó quién estaba por encima: se toma a quien está hoy.',
    'attributions.replay.unknown.otherVersions':
      '{n, plural, one {Una petición se dictaminó} other {# peticiones se dictaminaron}} con otras versiones: se han vuelto a dictaminar con las dos que se comparan.',
  },
  en: {
    'attributions.replayUnknown': 'That replay can’t be found.',
    'attributions.periodReversed': 'The period ends before it begins.',
    'attributions.replay.failed': 'An error interrupted it. Nothing was changed; you can ask for it again.',
    'attributions.replay.none': 'Not stated',
    'attributions.replay.unknown.few':
      'Only {n, plural, =0 {none was decided} one {one was decided} other {# were decided}}: with fewer than 25 nothing can be vouched for, even if none was rejected.',
    'attributions.replay.unknown.neverAsked':
      'What nobody asked for because “they’d say no”, nor whether the new limit will be pressed against: so try it with half of the team first.',
    'attributions.replay.unknown.grantShare':
      'The likely figure takes it that the team would have granted {n} % of what was rejected or cut; the highest, all of it.',
    'attributions.replay.unknown.undecided':
      '{n, plural, one {One request} other {# requests}} of those that would move to circuit 1 were withdrawn, lapsed or are still open: nobody knows whether granting them would have been right.',
    'attributions.replay.unknown.unpriced':
      '{n, plural, one {One request} other {# requests}} rejected or cut without an amount: the risk has no price.',
    'attributions.replay.unknown.fromOwn':
      '{n, plural, one {One request} other {# requests}} would no longer be own: how long the customer would have waited is not known; only the work of asking is counted.',
    'attributions.replay.unknown.windows':
      'Each request is looked at by itself: what would have been granted on top is not added to the limits per day, week or month.',
    'attributions.replay.unknown.newWindows':
      'The draft limits days, weeks or months that were not counted before: what had been used by then is taken as nothing.',
    'attributions.replay.unknown.linesOfToday':
      'For {n, plural, one {one request} other {# requests}} it was not kept who stood above: those of today are taken.',
    'attributions.replay.unknown.otherVersions':
      '{n, plural, one {One request was} other {# requests were}} ruled by other versions: ruled again by both that are compared.',
  },
};
