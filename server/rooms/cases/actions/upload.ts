import { action } from '../../../platform/act.ts';
import { keepFile } from '../../../platform/files.ts';
import { routes } from '../desk/contract.ts';
import { holdCase } from './hold-case.ts';

const input = routes.upload.body.extend(routes.upload.params.shape);

/** Keeps a file for a case; the message or request that names it afterwards makes it part of the case. */
export const upload = action('cases.upload', input, async (tx, { caseId, name, type, data }) => {
  await holdCase(tx, { caseId, what: 'reply' });
  return { name, type, ...(await keepFile(tx, Buffer.from(data, 'base64'))) };
});
