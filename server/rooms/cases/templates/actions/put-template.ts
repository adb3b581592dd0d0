import { action } from '../../../../platform/act.ts';
import { newId } from '../../../../platform/ids.ts';
import { must, refused } from '../../../../platform/refusal.ts';
import { mayPutTemplate } from '../access.ts';
import { templateRoutes } from '../contract.ts';
import { mayBeKept } from '../decide.ts';
import { putTemplateRow } from '../sql.ts';
import { type Template, templates } from '../views.ts';

/** Adds a template or changes one; every marker in it must be one that can be filled. */
export const putTemplate = action('cases.putTemplate', templateRoutes.putTemplate.body, async (tx, given): Promise<Template> => {
  must(mayPutTemplate(tx.actor));
  must(mayBeKept(given.body));
  const before = given.id ? (await templates(tx)).find((one) => one.id === given.id) : undefined;
  if (given.id && !before) throw refused('not_found', 'cases.templateUnknown');
  const id = before?.id ?? newId();
  const code = given.code ?? before?.code ?? `t-${id.slice(-8)}`;
  const { language, name, reasons, body } = given;
  if (!(await putTemplateRow(tx, { id, code, language, name, reasons, body })))
    throw refused('conflict', 'cases.templateTaken', { field: 'code' });
  tx.record({ name: 'cases.templatePut', subjectId: id, audience: ['centre'], data: { code, language, name } });
  const kept = (await templates(tx)).find((one) => one.id === id);
  if (!kept) throw refused('internal', 'platform.internal');
  return kept;
});
