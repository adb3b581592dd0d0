import type { Words } from '../platform/words.ts';

export const words: Words = {
  es: {
    'attributions.told.budget':
      '{full, select, yes {Has agotado} other {Has usado el {share} % de}} tu límite de «{action}» {per, select, day {de hoy} week {de esta semana} other {de este mes}}: {used} de {max}.',
    'attributions.told.budgetBelow':
      '{name} {full, select, yes {ha agotado} other {ha usado el {share} % de}} su límite de «{action}» {per, select, day {de hoy} week {de esta semana} other {de este mes}}: {used} de {max}.',
    'attributions.told.earned': 'Desde hoy puedes: {action}, {gives} ({why}).',
    'attributions.told.lost':
      'Ya no puedes: {action}, {gives} ({known, select, yes {{why}} other {han cambiado las atribuciones o tu puesto}}).',
    'attributions.gives.noLimit': 'sin tope',
    'attributions.gives.upTo': 'hasta {limits}',
    'attributions.gives.way':
      '{circuit, select, own {por tu cuenta, {limits}} consulted {tras consultarlo, {limits}} right {como derecho del cliente} other {con autorización}}',
    'attributions.earned.certified': 'certificación «{value}»',
    'attributions.earned.certifiedUntil': 'certificación «{value}», válida hasta el {day}',
    'attributions.earned.expired': 'la certificación «{value}» caducó el {day}',
    'attributions.earned.uncertified': 'falta la certificación «{value}»',
    'attributions.earned.reviewed': '{have} de {value} concesiones bien revisadas',
  },
  en: {
    'attributions.told.budget':
      'You have used {full, select, yes {up} other {{share} % of}} your limit of “{action}” {per, select, day {of today} week {of this week} other {of this month}}: {used} of {max}.',
    'attributions.told.budgetBelow':
      '{name} has used {full, select, yes {up} other {{share} % of}} their limit of “{action}” {per, select, day {of today} week {of this week} other {of this month}}: {used} of {max}.',
    'attributions.told.earned': 'From today you may: {action}, {gives} ({why}).',
    'attributions.told.lost':
      'You may no longer: {action}, {gives} ({known, select, yes {{why}} other {the attributions or your role have changed}}).',
    'attributions.gives.noLimit': 'without a limit',
    'attributions.gives.upTo': 'up to {limits}',
    'attributions.gives.way':
      '{circuit, select, own {by yourself, {limits}} consulted {after consulting, {limits}} right {as the customer’s right} other {with authorisation}}',
    'attributions.earned.certified': 'certification “{value}”',
    'attributions.earned.certifiedUntil': 'certification “{value}”, valid until {day}',
    'attributions.earned.expired': 'the certification “{value}” expired on {day}',
    'attributions.earned.uncertified': 'the certification “{value}” is missing',
    'attributions.earned.reviewed': '{have} of {value} well reviewed grants',
  },
};
