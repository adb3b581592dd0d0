import type { Words } from '../platform/words.ts';

export const words: Words = {
  es: {
    'attributions.proposalUnknown': 'No se encuentra esa propuesta.',
    'attributions.proposalTaken': 'Esa propuesta ya no está abierta.',
    'attributions.proposalWithoutChange': 'Esa propuesta no cambia nada en las atribuciones.',
    'attributions.proposalCellChanged': 'El borrador ya cambia ese límite: míralo en la matriz y decide allí.',
    'attributions.told.proposals':
      '{count, plural, one {Hay una propuesta nueva} other {Hay # propuestas nuevas}} para cambiar atribuciones.',

    'attributions.proposal.title.widen': '{holder}: {action}{hasTo, select, true { hasta {to}} other {}} sin pedir permiso',
    'attributions.proposal.title.own':
      '{holder}: {action}{hasTo, select, true { hasta {to}} other {}} sin consultar a {department}',
    'attributions.proposal.title.notice':
      '{department} siempre responde lo mismo: {hasReason, select, true {{reason}} other {{action}}}',
    'attributions.proposal.title.narrow': '{holder}: {action} hasta {to} en lugar de {from}',
    'attributions.proposal.title.bunching': '{holder}: {action} se agolpa justo bajo {from}',
    'attributions.proposal.title.splitting': '{holder} reparte concesiones al mismo cliente',
    'attributions.proposal.title.rubberStamp': '{holder} concede casi todo sin mirarlo',

    'attributions.proposal.summary.widen':
      '{hasFrom, select, true {Hoy pide permiso por encima de {from}.} other {Hoy pide permiso siempre.}} En el último trimestre lo pidió {n, plural, one {una vez} other {# veces}} en ese tramo y se le negó {rejected}{waits, select, true {; los clientes esperaron una mediana de {wait}} other {}}.',
    'attributions.proposal.summary.own':
      'Hoy lo consulta a {department}. En el último trimestre lo consultó {n, plural, one {una vez} other {# veces}} y le respondieron que sí {granted}{waits, select, true {; los clientes esperaron una mediana de {wait}} other {}}.',
    'attributions.proposal.summary.notice':
      '{verdict, select, no {De {n} consultas, {rejected} acabaron en no: mejor que se sepa antes de preguntar.} other {En 30 días respondió lo mismo {times} veces. Un aviso lo diría a todo el equipo: «{answer}»}}',
    'attributions.proposal.summary.narrow':
      'Puede hasta {from}. En el último trimestre lo concedió {n, plural, one {una vez} other {# veces}} y nunca pasó de {used}.',
    'attributions.proposal.summary.bunching':
      'De {n} concesiones, {near} ({share} %) están entre {nearFrom} y {from}; en el tramo igual de ancho que va antes, {before}.',
    'attributions.proposal.summary.splitting':
      'En {episodes} de sus {customers} clientes, varias concesiones de distinta clase en 48 horas suman más que el tope de cualquiera de ellas; a sus compañeros les pasa en un {usual} %. Suman {given}.',
    'attributions.proposal.summary.rubberStamp':
      'Ha decidido {n} peticiones: {granted} concedidas tal como se pedían y ninguna con cambios, con una mediana de {seconds} s desde que las abre. No ha abierto ninguna prueba.',

    'attributions.proposal.whyNot.few': 'n {n}: faltan datos',
    'attributions.proposal.whyNot.low': '{granted} de {n}: al menos el {low} %',
    'attributions.proposal.whyNot.reason': 'Con «{reason}», solo {granted} de {n}',
    'attributions.proposal.whyNot.risk': 'Puede costar {risk} por petición y ahorra {saved}',
    'attributions.proposal.whyNot.gone': 'Lo último que se ha mirado ya no lo apoya',

    'attributions.proposal.unknown.hidden.head': 'Cuánto se pedía de menos',
    'attributions.proposal.unknown.hidden.text':
      'El historial no ve lo que nadie pidió porque le iban a decir que no. Una prueba con medio equipo lo enseña.',
    'attributions.proposal.unknown.pressed.head': 'Si se concedió con prisa',
    'attributions.proposal.unknown.pressed.text':
      'Quien decide con el cliente esperando concede más. Lo que se revisó después y estaba mal cuenta como negado.',
    'attributions.proposal.unknown.customer.head': 'Abuso del mismo cliente',
    'attributions.proposal.unknown.customer.text': 'Sigue el tope de {max} por cliente en 30 días.',
    'attributions.proposal.unknown.abuse.head': 'Abuso del mismo cliente',
    'attributions.proposal.unknown.abuse.text': 'Ningún tope por cliente lo frena: quien lo descubra puede volver.',
    'attributions.proposal.unknown.noLimit.head': 'Hasta dónde se llega',
    'attributions.proposal.unknown.noLimit.text': 'Quedaría sin tope de importe.',
    'attributions.proposal.unknown.rare.head': 'Lo que pasa rara vez',
    'attributions.proposal.unknown.rare.text': 'Con {n} concesiones, aún podría necesitarse más en hasta un {share} % de ellas.',
    'attributions.proposal.unknown.coin.head': 'Si es casualidad',
    'attributions.proposal.unknown.coin.text':
      'Sin el tope, el tramo de arriba no tendría más que el de abajo: {near} frente a {before} no se da por azar más que una vez de cada cien.',
    'attributions.proposal.unknown.need.head': 'Si lo pide el daño o el tope',
    'attributions.proposal.unknown.need.text':
      'Puede que se agolpen porque el tope se queda corto. Mira las que hay detrás antes de estrechar.',
    'attributions.proposal.unknown.deserved.head': 'Si cada concesión tocaba',
    'attributions.proposal.unknown.deserved.text':
      'Puede que cada una estuviera justificada. Es motivo para mirarlas con esa persona, no para concluir nada.',
    'attributions.proposal.unknown.easy.head': 'Si solo le llegan las fáciles',
    'attributions.proposal.unknown.easy.text':
      'Puede que lo que le piden esté siempre claro; entonces lo que sobra es pedírselo.',
    'attributions.proposal.unknown.nothingBrought.head': 'Si miró las pruebas',
    'attributions.proposal.unknown.nothingBrought.text': 'En ninguna se aportaron, o no se sabe si se abrieron.',
    'attributions.proposal.unknown.sameWords.head': 'Si dice lo mismo',
    'attributions.proposal.unknown.sameWords.text':
      'Se comparan las palabras de las respuestas, no su sentido. Léelas antes de hacer un aviso.',
    'attributions.contactReason.order_status': 'dónde está el pedido',
    'attributions.contactReason.return': 'devolución',
    'attributions.contactReason.refund_status': 'estado de un reembolso',
    'attributions.contactReason.damaged': 'llegó dañado',
    'attributions.contactReason.delivery_failed': 'no se entregó',
    'attributions.contactReason.product_question': 'duda sobre un producto',
    'attributions.contactReason.exchange': 'cambio',
    'attributions.contactReason.warranty': 'garantía',
    'attributions.contactReason.billing': 'cobro o factura',
    'attributions.contactReason.cancel_order': 'cancelar el pedido',
    'attributions.contactReason.account': 'cuenta',
    'attributions.contactReason.price': 'precio',
    'attributions.contactReason.data_rights': 'protección de datos',
    'attributions.contactReason.fraud': 'fraude',
    'attributions.contactReason.other': 'otro motivo',
  },
  en: {
    'attributions.proposalUnknown': 'There is no such proposal.',
    'attributions.proposalTaken': 'That proposal is no longer open.',
    'attributions.proposalWithoutChange': 'That proposal changes nothing in the attributions.',
    'attributions.proposalCellChanged': 'The draft already changes that limit: look at the matrix and decide there.',
    'attributions.told.proposals':
      '{count, plural, one {There is a new proposal} other {There are # new proposals}} to change attributions.',

    'attributions.proposal.title.widen': '{holder}: {action}{hasTo, select, true { up to {to}} other {}} without asking',
    'attributions.proposal.title.own':
      '{holder}: {action}{hasTo, select, true { up to {to}} other {}} without consulting {department}',
    'attributions.proposal.title.notice':
      '{department} always answers the same: {hasReason, select, true {{reason}} other {{action}}}',
    'attributions.proposal.title.narrow': '{holder}: {action} up to {to} instead of {from}',
    'attributions.proposal.title.bunching': '{holder}: {action} crowds just under {from}',
    'attributions.proposal.title.splitting': '{holder} splits grants to the same customer',
    'attributions.proposal.title.rubberStamp': '{holder} grants nearly everything unread',

    'attributions.proposal.summary.widen':
      '{hasFrom, select, true {Today leave is asked above {from}.} other {Today leave is always asked.}} In the last quarter it was asked {n, plural, one {once} other {# times}} in that band and denied {rejected}{waits, select, true {; customers waited a median of {wait}} other {}}.',
    'attributions.proposal.summary.own':
      'Today {department} is consulted. In the last quarter that happened {n, plural, one {once} other {# times}} and the answer was yes {granted}{waits, select, true {; customers waited a median of {wait}} other {}}.',
    'attributions.proposal.summary.notice':
      '{verdict, select, no {Of {n} consultations {rejected} ended in no: better known before asking.} other {In 30 days the answer was the same {times} times. A notice would tell the whole team: “{answer}”}}',
    'attributions.proposal.summary.narrow':
      'May up to {from}. In the last quarter it was granted {n, plural, one {once} other {# times}} and never above {used}.',
    'attributions.proposal.summary.bunching':
      'Of {n} grants, {near} ({share}%) lie between {nearFrom} and {from}; in the band just as wide before it, {before}.',
    'attributions.proposal.summary.splitting':
      'For {episodes} of {customers} customers, several grants of different kinds within 48 hours add up to more than the limit of any of them; for colleagues it is {usual}%. They come to {given}.',
    'attributions.proposal.summary.rubberStamp':
      '{n} requests decided: {granted} granted as asked and none changed, a median of {seconds} s after opening them. No evidence was opened.',

    'attributions.proposal.whyNot.few': 'n {n}: too few',
    'attributions.proposal.whyNot.low': '{granted} of {n}: at least {low}%',
    'attributions.proposal.whyNot.reason': 'With “{reason}”, only {granted} of {n}',
    'attributions.proposal.whyNot.risk': 'May cost {risk} a request and saves {saved}',
    'attributions.proposal.whyNot.gone': 'What was looked at last no longer speaks for it',

    'attributions.proposal.unknown.hidden.head': 'How much was left unasked',
    'attributions.proposal.unknown.hidden.text':
      'History does not see what nobody asked for because the answer would be no. A trial with half the team shows it.',
    'attributions.proposal.unknown.pressed.head': 'Whether it was granted in haste',
    'attributions.proposal.unknown.pressed.text':
      'Whoever decides while a customer waits grants more. What was reviewed later and found wrong counts as denied.',
    'attributions.proposal.unknown.customer.head': 'Abuse by one customer',
    'attributions.proposal.unknown.customer.text': 'The limit of {max} per customer in 30 days stays.',
    'attributions.proposal.unknown.abuse.head': 'Abuse by one customer',
    'attributions.proposal.unknown.abuse.text': 'No limit per customer holds it back: whoever finds out may return.',
    'attributions.proposal.unknown.noLimit.head': 'How far it goes',
    'attributions.proposal.unknown.noLimit.text': 'There would be no limit of amount.',
    'attributions.proposal.unknown.rare.head': 'What seldom happens',
    'attributions.proposal.unknown.rare.text': 'With {n} grants, more may still be needed in up to {share}% of them.',
    'attributions.proposal.unknown.coin.head': 'Whether it is chance',
    'attributions.proposal.unknown.coin.text':
      'Without the limit the upper band would hold no more than the lower: {near} against {before} comes by chance less than once in a hundred.',
    'attributions.proposal.unknown.need.head': 'Whether the damage asks for it, or the limit',
    'attributions.proposal.unknown.need.text':
      'They may crowd there because the limit is too low. Look at what is behind it before narrowing.',
    'attributions.proposal.unknown.deserved.head': 'Whether each grant was due',
    'attributions.proposal.unknown.deserved.text':
      'Each may have been justified. It is a reason to look at them together with that person, not to conclude anything.',
    'attributions.proposal.unknown.easy.head': 'Whether only the easy ones arrive',
    'attributions.proposal.unknown.easy.text': 'What is asked may always be clear; then it need not be asked.',
    'attributions.proposal.unknown.nothingBrought.head': 'Whether the evidence was seen',
    'attributions.proposal.unknown.nothingBrought.text': 'None was brought, or nobody knows whether it was opened.',
    'attributions.proposal.unknown.sameWords.head': 'Whether it says the same',
    'attributions.proposal.unknown.sameWords.text':
      'The words of the answers are compared, not their sense. Read them before you make a notice of it.',
    'attributions.contactReason.order_status': 'where the order is',
    'attributions.contactReason.return': 'return',
    'attributions.contactReason.refund_status': 'state of a refund',
    'attributions.contactReason.damaged': 'arrived damaged',
    'attributions.contactReason.delivery_failed': 'not delivered',
    'attributions.contactReason.product_question': 'question on a product',
    'attributions.contactReason.exchange': 'exchange',
    'attributions.contactReason.warranty': 'guarantee',
    'attributions.contactReason.billing': 'charge or invoice',
    'attributions.contactReason.cancel_order': 'cancel the order',
    'attributions.contactReason.account': 'account',
    'attributions.contactReason.price': 'price',
    'attributions.contactReason.data_rights': 'data protection',
    'attributions.contactReason.fraud': 'fraud',
    'attributions.contactReason.other': 'another reason',
  },
};
