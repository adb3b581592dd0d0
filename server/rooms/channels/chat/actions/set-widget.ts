import { action } from '../../../../platform/act.ts';
import { must, refused } from '../../../../platform/refusal.ts';
import { personById } from '../../../organization/views.ts';
import { maySet } from '../access.ts';
import { events, zWidget } from '../contract.ts';
import { putWidget } from '../sql.ts';
import { widgetSheet } from '../desk/views.ts';

/** Sets the widget: whether there is one, on whose pages, what it says first, and whether a program answers first. */
export const setWidget = action('chat.setWidget', zWidget, async (tx, widget) => {
  must(maySet(tx.actor));
  const program = widget.assistantId ? await personById(tx, widget.assistantId) : null;
  if (widget.assistantId && !(program?.active && program.assistant))
    throw refused('invalid', 'chat.assistantUnknown', { field: 'assistantId' });
  await putWidget(tx, widget);
  tx.record({ name: events.widgetSet, audience: ['centre'], data: { on: widget.on, assistantId: widget.assistantId } });
  return widgetSheet(tx);
});
