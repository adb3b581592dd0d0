import type { Words } from '../platform/words.ts';

export const words: Words = {
  es: {
    'attributions.nothingToTry': 'El borrador no cambia nada que se pueda probar.',
    'attributions.notTriable':
      'No se puede probar con parte del equipo: {cell}. Sólo se prueban límites propios que se amplían, de un rol, una unidad o una subcontrata.',
    'attributions.onTrialAlready': 'Ya está en prueba: {cell} ({number}).',
    'attributions.touchesTrial': 'Está en prueba: {cell} ({number}). Para la prueba antes de cambiarlo, o espera a que acabe.',
    'attributions.tooFewToTry':
      'Para probar hacen falta al menos dos personas; {people, plural, =0 {no hay ninguna} one {hay una} other {hay #}}.',
    'attributions.tolerableTooHigh': 'Lo tolerable tiene que ser menos que lo inaceptable.',
    'attributions.trialUnknown': 'No se encuentra esa prueba.',
    'attributions.trialOver': 'Esa prueba ya ha terminado.',
    'attributions.trialCellChanged': 'Ha cambiado desde que se redactó: {cell}.',
    'attributions.auditUnknown': 'No se encuentra esa revisión.',
    'attributions.auditAnswered': 'Esa revisión ya está contestada.',
    'attributions.auditWithdrawn': 'Esa concesión no llegó a ejecutarse: no hay nada que revisar.',
    'attributions.trialEnd.faults':
      'Freno: {overturned} de {audited} revisadas no debían concederse, o no tanto; lo tolerable era {tolerableShare}.',
    'attributions.trialEnd.spend':
      'Freno: se han dado {spentMinor} por encima del límite anterior; el tope de la prueba era {capMinor}.',
    'attributions.trialEnd.drift':
      'Freno: se concede cada vez más, {meanMinor} de media en {n} concesiones; lo habitual eran {usualMinor}.',
    'attributions.trialEnd.stopped': 'La ha parado {name}: {reason}',
    'attributions.trialEnd.ended':
      'Se acabó el plazo: {audited, plural, =0 {ninguna concesión revisada} one {una concesión revisada} other {# concesiones revisadas}}, {overturned, plural, =0 {ninguna mal concedida} one {una mal concedida} other {# mal concedidas}}, {spentMinor} dados por encima del límite anterior.',
    'attributions.trialEnd.confirmed': 'La ha aceptado {name} para todo el equipo.',
    'attributions.told.trial.started': '{name} ha empezado la prueba {number}: {what}',
    'attributions.told.trial.braked': 'Prueba {number}, todo vuelve a estar como antes. {reason}',
    'attributions.told.trial.stopped': 'Prueba {number}, todo vuelve a estar como antes. {reason}',
    'attributions.told.trial.ended': 'Prueba {number}, todo vuelve a estar como antes. {reason}',
    'attributions.told.trial.confirmed': 'Prueba {number}: {name} la ha aceptado para todo el equipo.',
    'attributions.told.trial.confirmable':
      'Prueba {number}: ya se puede aceptar para todo el equipo, {overturned} de {audited} revisadas estaban mal concedidas.',
    'attributions.told.audit.drawn': 'Te toca revisar una concesión, elegida al azar',
    'attributions.told.audit.reminded': 'Sigue pendiente de tu revisión una concesión, elegida al azar',
  },
  en: {
    'attributions.nothingToTry': 'The draft changes nothing that can be tried.',
    'attributions.notTriable':
      'This can’t be tried by a part of the team: {cell}. Only own limits that are widened are tried, of a role, a unit or a vendor.',
    'attributions.onTrialAlready': 'It is on trial already: {cell} ({number}).',
    'attributions.touchesTrial': 'It is on trial: {cell} ({number}). Stop the trial before changing it, or wait for its end.',
    'attributions.tooFewToTry':
      'A trial takes at least two people; {people, plural, =0 {there is nobody} one {there is one} other {there are #}}.',
    'attributions.tolerableTooHigh': 'What is tolerable must be less than what is unacceptable.',
    'attributions.trialUnknown': 'There is no such trial.',
    'attributions.trialOver': 'That trial is over.',
    'attributions.trialCellChanged': 'It has changed since it was drafted: {cell}.',
    'attributions.auditUnknown': 'There is no such review.',
    'attributions.auditAnswered': 'That review has been answered.',
    'attributions.auditWithdrawn': 'Nothing happened on that grant: there is nothing to review.',
    'attributions.trialEnd.faults':
      'Brake: {overturned} of {audited} reviewed should not have been granted, or not so much; {tolerableShare} was tolerable.',
    'attributions.trialEnd.spend': 'Brake: {spentMinor} have been given above the old limit; the trial was capped at {capMinor}.',
    'attributions.trialEnd.drift':
      'Brake: more and more is granted, {meanMinor} on average in {n} grants; {usualMinor} was usual.',
    'attributions.trialEnd.stopped': '{name} has stopped it: {reason}',
    'attributions.trialEnd.ended':
      'Its time is over: {audited, plural, =0 {no grant reviewed} one {one grant reviewed} other {# grants reviewed}}, {overturned, plural, =0 {none of them wrong} one {one of them wrong} other {# of them wrong}}, {spentMinor} given above the old limit.',
    'attributions.trialEnd.confirmed': '{name} has accepted it for the whole team.',
    'attributions.told.trial.started': '{name} has begun trial {number}: {what}',
    'attributions.told.trial.braked': 'Trial {number}, everything is as before again. {reason}',
    'attributions.told.trial.stopped': 'Trial {number}, everything is as before again. {reason}',
    'attributions.told.trial.ended': 'Trial {number}, everything is as before again. {reason}',
    'attributions.told.trial.confirmed': 'Trial {number}: {name} has accepted it for the whole team.',
    'attributions.told.trial.confirmable':
      'Trial {number}: it can be accepted for the whole team, {overturned} of {audited} reviewed were wrong.',
    'attributions.told.audit.drawn': 'A grant drawn at random is yours to review',
    'attributions.told.audit.reminded': 'A grant drawn at random still waits for your review',
  },
};
