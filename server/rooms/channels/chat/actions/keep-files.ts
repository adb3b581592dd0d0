import { action } from '../../../../platform/act.ts';
import { refused } from '../../../../platform/refusal.ts';
import { keepDocument } from '../../../documents/actions/keep-document.ts';
import { zOpen } from '../contract.ts';
import { FILES_BYTES } from '../decide.ts';

/** Keeps what a visitor sends with a message under what it really is. Refuses chat.tooLarge, chat.empty by field. System only: the visitor's verbs call it. */
export const keepFiles = action('chat.keepFiles', zOpen.pick({ files: true, text: true }), async (tx, { files, text }) => {
  const given = files.map((file) => ({ ...file, data: Buffer.from(file.data, 'base64') }));
  if (text.trim() === '' && given.length === 0) throw refused('invalid', 'chat.empty', { field: 'text' });
  if (given.reduce((sum, { data }) => sum + data.length, 0) > FILES_BYTES)
    throw refused('invalid', 'chat.tooLarge', { field: 'files' });
  const kept = [];
  for (const file of given) kept.push(await keepDocument(tx, file));
  return kept;
});
