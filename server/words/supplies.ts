import type { Words } from '../platform/words.ts';

export const words: Words = {
  es: {
    'supplies.notFound': 'No hay ninguna petición de material así, o no te corresponde verla.',
    'supplies.closed': 'Esta petición de material ya está cerrada.',
    'supplies.notYours': 'Esta petición de material no está dirigida a ti ni a tu sección.',
    'supplies.self': 'Nadie atiende su propia petición.',
    'supplies.notTeam': 'Esto solo puede hacerlo el equipo que lo pide.',
    'supplies.waitsForTeam': 'Falta que el equipo acepte o rechace lo que se le ha propuesto.',
    'supplies.nothingProposed': 'No hay ningún sustituto propuesto.',
    'supplies.notFromHere': 'Tal como está la petición, eso ya no se puede hacer.',
    'supplies.etaPast': 'La fecha prevista ya ha pasado: pon una futura.',
    'supplies.emptyReason': 'Explica por qué no se puede atender.',
    'supplies.systemOnly': 'Esto lo hace Mostrador por sí mismo.',
    'supplies.told.cancelled': 'Ya no hace falta: {title} ({number}). Si lo tenías apartado, devuélvelo a su sitio.',
  },
  en: {
    'supplies.notFound': 'There is no such supply request, or it is not yours to see.',
    'supplies.closed': 'This supply request is closed already.',
    'supplies.notYours': 'This supply request is not put to you nor to your section.',
    'supplies.self': 'Nobody serves their own request.',
    'supplies.notTeam': 'Only the team that asks can do this.',
    'supplies.waitsForTeam': 'The team has yet to accept or decline what was proposed.',
    'supplies.nothingProposed': 'No substitute has been proposed.',
    'supplies.notFromHere': 'As the request stands, that can no longer be done.',
    'supplies.etaPast': 'The expected date has passed already: give one to come.',
    'supplies.emptyReason': 'Say why it cannot be met.',
    'supplies.systemOnly': 'Mostrador does this by itself.',
    'supplies.told.cancelled': 'No longer needed: {title} ({number}). If you had set it aside, put it back.',
  },
};
