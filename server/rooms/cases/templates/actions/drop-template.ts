import { action } from '../../../../platform/act.ts';
import { must, refused } from '../../../../platform/refusal.ts';
import { mayPutTemplate } from '../access.ts';
import { templateRoutes } from '../contract.ts';
import { deleteTemplate } from '../sql.ts';

/** Drops a template. What was written with it stays written. */
export const dropTemplate = action('cases.dropTemplate', templateRoutes.dropTemplate.params, async (tx, { templateId }) => {
  must(mayPutTemplate(tx.actor));
  if (!(await deleteTemplate(tx, templateId))) throw refused('not_found', 'cases.templateUnknown');
  tx.record({ name: 'cases.templateDropped', subjectId: templateId, audience: ['centre'], data: {} });
  return { id: templateId };
});
