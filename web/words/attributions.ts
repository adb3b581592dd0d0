const es = {
  'attributions.title': 'Atribuciones',
  'attributions.matrix': 'Matriz',
  'attributions.examples': 'Ejemplos',
  'attributions.proposals': 'Propuestas',
  'attributions.trials': 'Pruebas',
  'attributions.versions': 'Versiones',
  'attributions.limit': 'Límite',
  'attributions.unlimited': 'sin tope',
  'attributions.notOffered': 'No se le ofrece',
};

const en: Record<keyof typeof es, string> = {
  'attributions.title': 'Attributions',
  'attributions.matrix': 'Matrix',
  'attributions.examples': 'Examples',
  'attributions.proposals': 'Proposals',
  'attributions.trials': 'Trials',
  'attributions.versions': 'Versions',
  'attributions.limit': 'Limit',
  'attributions.unlimited': 'no limit',
  'attributions.notOffered': 'Not offered',
};

export const words = { es, en };
