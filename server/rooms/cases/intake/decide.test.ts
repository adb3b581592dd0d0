import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guessNature, guessReason, officialBeside, ordersNamed, queueFor, wordsOf } from './decide.ts';

describe('the reason of contact is guessed from what people write', () => {
  it.each([
    // Spanish
    ['order_status', '¿Dónde está mi pedido?', 'Hice un pedido la semana pasada y no sé nada del seguimiento.'],
    ['delivery_failed', 'No me ha llegado', 'El paquete figura entregado pero aquí no ha llegado nada.'],
    ['damaged', 'Lámpara rota', 'La caja venía golpeada y la pantalla está rota. Adjunto fotos.'],
    ['return', 'Quiero devolverlo', 'Deseo desistir de la compra y devolver el artículo.'],
    ['refund_status', 'Mi reembolso', '¿Cuándo me van a hacer el reembolso? Aún no veo el abono.'],
    ['billing', 'Cobro duplicado', 'Me han cobrado dos veces y quiero la factura correcta.'],
    ['warranty', 'Avería', 'Está en garantía y necesito que lo reparen o un repuesto.'],
    ['exchange', 'Otra talla', 'Quiero cambiarlo por otra talla.'],
    ['cancel_order', 'Cancelar', 'Por favor, anulen el pedido.'],
    ['account', 'No puedo acceder', 'He olvidado la contraseña de mi cuenta.'],
    ['data_rights', 'Protección de datos', 'Pido la supresión de mis datos.'],
    // Catalan, Galician, Portuguese
    ['damaged', 'El llum ha arribat trencat', 'La pantalla està trencada.'],
    ['delivery_failed', 'El paquet no arriba', 'Fa dies que espero i no arriba.'],
    ['exchange', 'Troca', 'Quero facer unha troca.'],
    ['billing', 'Fatura', 'Preciso da fatura com o NIF correto.'],
    // English
    ['order_status', 'Where is my order?', 'I would like the tracking number.'],
    ['refund_status', 'Refund', 'When will I get my money back?'],
    ['damaged', 'Kettle leaks', 'It arrived broken and it leaks.'],
    ['other', 'Hola', 'Buenas tardes.'],
  ])('%s: %s', (reason, subject, text) => {
    expect(guessReason(subject, text)).toBe(reason);
  });
});

describe('what it is in the words of the law', () => {
  it.each([
    ['enquiry', 'order_status', '¿Dónde está mi pedido?'],
    ['enquiry', 'product_question', '¿Sirve para inducción?'],
    // A defect is never a mere question, whatever it is called (Ley 10/2025, 3).
    ['complaint', 'damaged', 'Una consulta: la tapa viene rota.'],
    ['incident', 'warranty', 'Una pregunta: ya no enciende.'],
    ['incident', 'billing', 'Consulta sobre un cargo.'],
    ['complaint', 'order_status', 'Quiero poner una reclamación.'],
    ['complaint', 'other', 'Presento mi queja formal.'],
    ['complaint', 'other', 'Vull presentar una queixa.'],
    ['complaint', 'other', 'Quero apresentar unha reclamación.'],
    ['complaint', 'price', 'I want to make a complaint.'],
  ] as const)('%s for %s: %s', (nature, reason, text) => {
    expect(guessNature('', text, reason)).toBe(nature);
  });

  it('is a complaint wherever the customer says so, in capitals, with or without accents', () => {
    const said = fc.constantFrom('reclamación', 'RECLAMACION', 'Queja', 'hoja de reclamaciones', 'complaint', 'inaceptable');
    fc.assert(
      fc.property(fc.lorem({ maxCount: 20 }), said, fc.lorem({ maxCount: 20 }), (before, word, after) => {
        expect(guessNature('', `${before} ${word} ${after}`, 'order_status')).toBe('complaint');
      }),
    );
  });
});

describe('the orders that a text names', () => {
  it.each([
    ['Mi pedido #87 341 no llega', ['87341'], ['87341']],
    ['pedido W2389-X', ['#W2389X', '12345'], ['#W2389X']],
    ['llevo 12 días', ['12'], []],
    ['nada', ['87341'], []],
  ])('%s', (text, numbers, named) => {
    expect(ordersNamed(text, numbers)).toEqual(named);
  });

  it('are never one inside the number of another', () => {
    expect(ordersNamed('Pedido 873412', ['87341'])).toEqual([]);
    expect(ordersNamed('Tel. 600873410', ['87341'])).toEqual([]);
  });
});

describe('the queue', () => {
  const queues = [
    { id: 'returns', reasons: ['return', 'damaged'], position: 1 },
    { id: 'any', reasons: [], position: 3 },
    { id: 'orders', reasons: ['order_status', 'return'], position: 2 },
  ];
  it.each([
    ['order_status', 'orders'],
    ['return', 'returns'],
    ['fraud', 'any'],
  ])('for %s is %s', (reason, queue) => {
    expect(queueFor(queues, reason)).toBe(queue);
  });

  it('is the last one where none takes everything, and none where there is none', () => {
    expect(queueFor(queues.slice(0, 1), 'fraud')).toBe('returns');
    expect(queueFor([], 'fraud')).toBeNull();
  });
});

describe('a language that is official beside Spanish', () => {
  it.each([
    ['ca', 'El llum ha arribat trencat. Hola, la pantalla està trencada i no funciona. Què faig amb això?'],
    ['ca', 'Bon dia, necessito un recanvi per a la cafetera que vaig comprar.'],
    ['gl', 'Boas, quero facer unha troca do produto porque chegou mal.'],
    ['gl', 'Ola, o meu pedido non chegou e xa pasou unha semana. Grazas.'],
    ['eu', 'Kaixo, ez dut ezer jaso oraindik. Non dago nire eskaera?'],
    [null, 'Hola, ¿dónde está mi pedido? Ya ha pasado una semana y no sé nada.'],
    [null, 'La lámpara llegó rota. Gracias.'],
    [null, 'Bom dia, a minha encomenda ainda não chegou. Preciso da fatura.'],
    [null, 'Where is my order? I have heard nothing since.'],
    [null, ''],
  ])('%s: %s', (language, text) => {
    expect(officialBeside(text)).toBe(language);
  });

  it('is not read out of numbers and addresses', () => {
    expect(wordsOf('Pedido WMK9T71HB76GG2KA de ana@correo.example, https://tienda.example/x: roto')).toBe('Pedido de roto');
    expect(wordsOf('لم يصل طلبي رقم 88120 حتى الآن. Calle Mayor')).toBe('. Calle Mayor');
  });
});
