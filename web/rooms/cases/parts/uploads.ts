import { useEffect, useRef, useState } from 'react';
import { RefusalError } from '../../../lib/client.ts';
import { t } from '../../../lib/words.ts';
import { type Attachment, uploadFile } from '../api.ts';

const MOST_BYTES = 20_000_000;

/** Files being brought along: kept on the server as soon as they are chosen, named by whatever is sent afterwards. */
export function useUploads(caseId: string, kept?: { files: Attachment[]; put: (files: Attachment[]) => void }) {
  const [own, setOwn] = useState<Attachment[]>([]);
  const files = kept?.files ?? own;
  const now = useRef(files);
  useEffect(() => {
    now.current = files;
  }, [files]);
  const setFiles = (next: Attachment[]): void => {
    now.current = next;
    if (kept) kept.put(next);
    else setOwn(next);
  };
  const [under, setUnder] = useState(0);
  const [error, setError] = useState<unknown>(null);
  const bring = async (chosen: readonly File[]): Promise<Attachment[]> => {
    setError(null);
    const heavy = chosen.find((file) => file.size > MOST_BYTES);
    if (heavy) {
      setError(
        new RefusalError({
          kind: 'invalid',
          reason: 'cases.fileTooLarge',
          message: t('cases.file.tooLarge', { name: heavy.name }),
        }),
      );
      return [];
    }
    const brought: Attachment[] = [];
    setUnder((n) => n + chosen.length);
    for (const file of chosen) {
      try {
        const kept = await uploadFile(caseId, file);
        brought.push(kept);
        setFiles([...now.current.filter(({ sha256 }) => sha256 !== kept.sha256), kept]);
      } catch (cause) {
        setError(cause);
      }
      setUnder((n) => n - 1);
    }
    return brought;
  };
  const remove = ({ sha256 }: Attachment): void => setFiles(now.current.filter((file) => file.sha256 !== sha256));
  return { files, under, error, bring, remove, clear: () => setFiles([]) };
}
