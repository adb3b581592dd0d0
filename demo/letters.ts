/** What customers of the demo write: with the reason they would be filed under. `{n}` is their order's number, `{p}` the product. */
export type Letter = {
  subject: string;
  text: string;
  language?: 'es' | 'ca' | 'gl' | 'en';
  /** Beginnings of the articles that it can be about; of any where it is left out. */
  about?: readonly string[];
};

/** Whether a letter can be about an article: nobody writes that their headphones leak. */
export const fits = ({ about }: Letter, { sku }: { sku: string }): boolean => about?.some((one) => sku.startsWith(one)) ?? true;

export const LETTERS: readonly Letter[] = [
  {
    subject: 'El hervidor pierde agua por la base',
    text: 'Buenas tardes:\n\nEl {p} que compré hace tres semanas (pedido {n}) pierde agua por la base y esta mañana ha hecho saltar el diferencial. No quiero otro igual, quiero que me devuelvan el dinero.\n\nUn saludo',
    about: ['HV-17'],
  },
  {
    subject: '¿Dónde está mi pedido?',
    text: 'Hola, mi pedido {n} sigue sin llegar. El seguimiento dice «en reparto» desde el martes. ¿Cuándo llega?',
  },
  {
    subject: 'Cobro duplicado en la tarjeta',
    text: 'Buenos días, me han cobrado dos veces el pedido {n}. Adjunto el extracto del banco. Ruego que anulen el cargo duplicado cuanto antes.',
  },
  {
    subject: 'Llegó con la pantalla rota',
    text: 'El artículo del pedido {n} ({p}) llegó con la pantalla rota. Os mando fotos. ¿Me enviáis otro?',
    about: ['TB', 'MV'],
  },
  {
    subject: 'Quiero devolver el pedido',
    text: 'Quiero desistir de la compra {n}: el {p} no es lo que esperaba y está sin usar. ¿Cómo lo devuelvo?',
  },
  {
    subject: 'Cambio de dirección',
    text: 'Me mudo el viernes. ¿Podéis enviar el pedido {n} a la calle Mayor 12, 50001 Zaragoza? Gracias.',
  },
  {
    subject: 'Factura con el NIF de la empresa',
    text: 'Necesito la factura del pedido {n} a nombre de Talleres Ebro, S. L., NIF B50123456.',
  },
  {
    subject: 'Recanvi per a la cafetera',
    text: 'Bon dia, fa deu dies que vaig demanar el recanvi del filtre de la {p} (comanda {n}) i encara no arriba. Quan el tindré?',
    about: ['CM'],
    language: 'ca',
  },
  {
    subject: 'O repetidor non funciona',
    text: 'Boas, o {p} do pedido {n} non acende. Xa probei con outro cargador. Que podo facer?',
    about: ['RT'],
    language: 'gl',
  },
  { subject: 'Falta un artículo', text: 'En la caja del pedido {n} faltaba el {p}. El resto ha llegado bien.' },
  {
    subject: 'He visto el mismo producto más barato',
    text: 'Compré el {p} (pedido {n}) y dos días después lo veo con un 20 % de descuento en vuestra web. ¿Me abonáis la diferencia?',
  },
  {
    subject: 'Wrong colour delivered',
    text: 'Hello, I ordered the {p} (order {n}) and received another colour. I would like to exchange it, please.',
    about: ['LM', 'AU'],
    language: 'en',
  },
  {
    subject: 'Reclamación por retraso',
    text: 'Es la tercera vez que escribo por el pedido {n}. Me parece inaceptable el retraso. Presento una reclamación formal y pido una compensación.',
  },
  { subject: 'Anular el pedido', text: 'Por favor, anulen el pedido {n}, lo hice por error hace un rato.' },
  {
    subject: '¿Sirve para inducción?',
    text: 'Hola, ¿el {p} sirve para placas de inducción? No lo pone en las características.',
    about: ['CM'],
  },
];
