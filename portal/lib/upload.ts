import { RefusalError, UnreachableError } from '../../web/lib/client.ts';

/** Sends a body and tells how much of it has left, from 0 to 1. Answers and refuses as the doors do; `key` makes it once however often it is sent. */
export function upload(
  path: string,
  body: unknown,
  { key, onProgress }: { key: string; onProgress: (share: number) => void },
): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', `/api/v1${path}`);
    request.setRequestHeader('content-type', 'application/json');
    request.setRequestHeader('accept-language', document.documentElement.lang);
    request.setRequestHeader('idempotency-key', key);
    request.responseType = 'json';
    request.upload.onprogress = ({ loaded, total, lengthComputable }) => {
      if (lengthComputable && total > 0) onProgress(loaded / total);
    };
    request.onerror = () => reject(new UnreachableError(path));
    request.onload = () => {
      const said = request.response as { refusal?: ConstructorParameters<typeof RefusalError>[0] } | null;
      if (request.status < 300) resolve(said);
      else reject(new RefusalError(said?.refusal ?? { kind: 'internal', reason: `http.${request.status}`, message: '' }));
    };
    request.send(JSON.stringify(body));
  });
}
