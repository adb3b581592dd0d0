/** What stands on the papers of the demo. `{n}` is an order's number, `{name}` who made it, `{sum}` what it cost, `{day}` when. */
export const COFFEE = `Barbastro, {day}

A la atención de Tienda Lumbre

Asunto: la cafetera no calienta

Muy señores míos:

Compré en su tienda una Cafetera CM-40 para el bar y desde el primer día no calienta el agua. He llamado dos veces y no me contesta nadie.

Quiero que me la cambien o que me devuelvan el dinero.

No uso correo electrónico. Escríbanme a:
Calle del Río Vero, 21
22300 Barbastro

Antonio Lanao
Fax 974 31 08 22`;

export const CHARGED = `A Tienda Lumbre

Asunto: cobro duplicado del pedido {n}

Ya les escribí por correo: me han cobrado dos veces el mismo pedido.

Les envío por fax el extracto del banco, que por correo no conseguía adjuntar. En la hoja siguiente verán los dos cargos, los dos del mismo día.

Les pido que anulen uno de ellos cuanto antes.

Un saludo,
{name}`;

export const STATEMENT = `CAJA DEL EBRO
Movimientos de la tarjeta

Titular: {name}

{day}  TIENDA LUMBRE ZARAGOZA  {sum} €
{day}  TIENDA LUMBRE ZARAGOZA  {sum} €
{day}  SUPERMERCADO EL PILAR       41,27 €
{day}  GASOLINERA A-23             60,00 €

Este documento es informativo.`;

/** As far as the line held. */
export const BROKEN = `Zaragoza, {day}

Señores de Tienda Lumbre:

Les devolví la Lámpara de pie LM-3 blanca hace ya tres semanas, con el mensajero que ustedes mandaron, y sigo sin`;
export const BROKEN_REST = `recibir el dinero. Tengo el resguardo de la recogida.

Mi número de pedido es`;

export const SHELVES = `Huesca, {day}

Tienda Lumbre
Calle del Carbón, 14
50003 Zaragoza

Estimados señores:

La Estantería ES-90 que me trajeron la semana pasada vino sin la bolsa de los tornillos. Mi sobrino la quiso montar el domingo y no pudo.

¿Pueden mandarme los tornillos? No quiero devolverla, que pesa mucho y vivo en un segundo sin ascensor.

Muchas gracias,
Remedios Casamayor`;

export const INVOICE = `Andorra (Teruel), {day}

A la atención de Tienda Lumbre

Les compré un Hervidor HV-15 y me hace falta la factura en papel para la garantía. En la caja solo venía el albarán.

No tengo ordenador. Ruego que me la envíen a la dirección del sobre.

Atentamente,
Saturnino Biel`;

export const ANSWERS = {
  coffee:
    'Estimado señor Lanao:\n\nHemos recibido su fax. Sentimos que la cafetera no caliente y que nadie atendiera sus llamadas.\n\nTiene derecho a que se la reparemos o se la cambiemos sin coste. Un mensajero pasará a recogerla esta semana, con otra nueva; no necesita la caja original. Si prefiere que le devolvamos el dinero, dígaselo al mensajero o escríbanos.',
  broken:
    'Hemos recibido su fax, pero llegó cortado a mitad de página y no se lee su número de pedido.\n\n¿Puede volver a enviarlo, o llamarnos al 976 10 20 30? Ya estamos buscando su devolución.',
  shelves:
    'Estimada señora Casamayor:\n\nLe enviamos con esta carta la bolsa de tornillos de la estantería ES-90. No tiene que devolver nada ni pagar nada.\n\nSi falta alguna otra pieza, escríbanos o llámenos y se la mandamos.',
  invoice:
    'Estimado señor Biel:\n\nLe enviamos la factura de su hervidor HV-15. Con ella puede reclamar la garantía, que es de tres años desde la entrega.\n\nGracias por su carta.',
} as const;
