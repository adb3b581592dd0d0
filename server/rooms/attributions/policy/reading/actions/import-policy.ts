import { action } from '../../../../../platform/act.ts';
import { newId } from '../../../../../platform/ids.ts';
import { must, refused } from '../../../../../platform/refusal.ts';
import { say } from '../../../../../platform/words.ts';
import { mayDefineKinds } from '../../../access.ts';
import { what } from '../../changes/decide.ts';
import { namesOf } from '../../changes/views.ts';
import { contradictionIn } from '../../contradictions/decide.ts';
import { lineOfField } from '../../entries/decide.ts';
import { directoryOf } from '../../notation/views.ts';
import { mayDraft } from '../../access.ts';
import { draft } from '../../actions/draft.ts';
import { zPolicyText } from '../../contract.ts';
import { judgeRow } from '../../decide.ts';
import { lockDraft, replaceContent, touchDraft } from '../../sql.ts';
import { cellsInWords, knownOf, type Matrix, matrix } from '../../views.ts';
import { rowsOf, versionInForce } from '../../../ruling/views.ts';
import { upsertKinds } from '../../../sql.ts';
import type { Problem } from '../contract.ts';
import { readPolicy } from '../decide.ts';

const TOLD = 5;

/**
 * Makes the open draft say what a file says, its rows and its examples; opens one where none is open. Kinds of action are added, or
 * replaced where the file spells them otherwise. What is on trial stays. A file with anything wrong in it is refused whole, by line.
 */
export const importPolicy = action('attributions.importPolicy', zPolicyText, async (tx, { yaml }): Promise<Matrix> => {
  must(mayDraft(tx.actor));
  must(mayDefineKinds(tx.actor));
  const { names } = await namesOf(tx);
  const { policy, rowLines, exampleLines, problems } = readPolicy(yaml, await directoryOf(tx), names.currency);
  const known = await knownOf(tx);
  const actions = new Set([...known.actions, ...policy.kinds.map((kind) => kind.code)]);
  const wrong: Problem[] = [...problems];
  for (const [at, row] of policy.rows.entries()) {
    const refusal = judgeRow(row, { ...known, actions }, 'row');
    const field = refusal?.field?.replace('row.', '') ?? '';
    if (refusal)
      wrong.push({ line: lineOfField(rowLines[at] ?? new Map(), field), word: refusal.reason, params: refusal.params ?? {} });
  }
  const rows = policy.rows.map((row) => ({ ...row, id: newId() }));
  const found = contradictionIn(rows);
  if (found) {
    const [one, other] = found;
    const params = { cell: cellsInWords([one], names).join(''), one: what(one, names), other: what(other, names) };
    const line = rowLines[rows.findIndex((row) => row.id === other.id)]?.get('') ?? 1;
    wrong.push({ line, word: 'attributions.contradiction', params });
  }
  for (const [at, { action: code }] of policy.examples.entries())
    if (!actions.has(code))
      wrong.push({ line: exampleLines[at] ?? 1, word: 'attributions.actionUnknown', params: { action: code } });
  if (wrong.length > 0) {
    const { locale } = tx.actor;
    const told = wrong
      .toSorted((a, b) => a.line - b.line)
      .slice(0, TOLD)
      .map(({ line, word, params }) => say(locale, 'attributions.yamlLine', { line, what: say(locale, word, params) }));
    throw refused('invalid', 'attributions.yamlWrong', { field: 'yaml', params: { n: wrong.length, told: told.join(' ') } });
  }
  if (policy.kinds.length > 0) await upsertKinds(tx, policy.kinds);
  await draft(tx, {});
  const open = await lockDraft(tx);
  if (!open) throw refused('conflict', 'attributions.noDraft');
  const inForce = await versionInForce(tx);
  const onTrial = inForce ? (await rowsOf(tx, inForce.id)).filter((row) => row.trialId !== null) : [];
  const content = { rows: [...rows, ...onTrial], examples: policy.examples, basedOn: inForce?.id ?? null };
  await replaceContent(tx, open.id, content);
  await touchDraft(tx, open.id, null);
  tx.record({
    name: 'attributions.draftChanged',
    subjectId: open.id,
    audience: ['centre'],
    data: { versionId: open.id, imported: rows.length, kinds: policy.kinds.map((kind) => kind.code) },
  });
  return matrix(tx, open.id);
});
