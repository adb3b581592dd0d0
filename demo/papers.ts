import type { Session } from '../server/platform/context.ts';
import { putLine } from '../server/rooms/channels/fax/actions/put-line.ts';
import { putLetterhead } from '../server/rooms/documents/letters/actions/put-letterhead.ts';

/** What the demo centre writes on, and the service by which its faxes go: with no mail server set they stay in the built-in outbox. */
export async function openPapers(house: Session): Promise<void> {
  await putLetterhead(house, {
    ...{ name: 'Tienda Lumbre', address: ['Calle del Carbón, 14', '50003 Zaragoza'], place: 'Zaragoza' },
    ...{ phone: '976 000 100', mail: 'hola@tiendalumbre.example', taxId: 'B50000000' },
    registry: 'Registro Mercantil de Zaragoza, tomo 1, folio 1, hoja Z-1',
  });
  await putLine(house, {
    ...{ name: 'Fax por correo', kind: 'gateway', number: '976 000 101' },
    ...{ sender: '*@fax.tiendalumbre.example', domain: 'fax.tiendalumbre.example', quietDays: 30 },
  });
}
