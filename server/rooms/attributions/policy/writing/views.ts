import type { Tx } from '../../../../platform/act.ts';
import { must, refused } from '../../../../platform/refusal.ts';
import type { FileAnswer } from '../../../../platform/route.ts';
import { centreOf } from '../../../organization/views.ts';
import { directoryOf } from '../notation/views.ts';
import { mayReadPolicy } from '../access.ts';
import { examplesOf, versions } from '../views.ts';
import { rowsOf, versionInForce } from '../../ruling/views.ts';
import { actionKinds } from '../../views.ts';
import { writePolicy } from './decide.ts';

/** One version of the policy as a file: the one in force, unless another is named. */
export async function policyFile(tx: Tx, versionId?: string): Promise<FileAnswer> {
  must(mayReadPolicy(tx.actor));
  const asked = versionId ?? (await versionInForce(tx))?.id;
  const version = (await versions(tx)).find((one) => one.id === asked);
  if (!version) throw refused('not_found', 'attributions.versionUnknown', { field: 'version' });
  const { name, currency } = await centreOf(tx);
  const text = writePolicy(
    { kinds: await actionKinds(tx), rows: await rowsOf(tx, version.id), examples: await examplesOf(tx, version.id) },
    await directoryOf(tx),
    currency,
    `${name}: ${version.number}`,
  );
  return { type: 'application/yaml', name: `policy-${version.number}.yaml`, data: Buffer.from(text) };
}
