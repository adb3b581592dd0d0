const word = (text: string): string => `=?utf-8?B?${Buffer.from(text).toString('base64')}?=`;
const encoded = (text: string): string => Buffer.from(text).toString('base64').replace(/.{76}/g, '$&\r\n');

/** A mail that is a payload wherever a stranger can put one: its text, its HTML, its subject, its sender's name and the name of a file. */
export function hostileMail(
  payload: string,
  { id, from, answers, about }: { id: string; from: string; answers: string | null; about: string },
): Buffer {
  const line = payload.replace(/\s+/g, ' ').slice(0, 180);
  const part = (type: string, body: string, more: string[] = []) =>
    [`--b`, `Content-Type: ${type}`, 'Content-Transfer-Encoding: base64', ...more, '', encoded(body)].join('\r\n');
  return Buffer.from(
    [
      `From: ${word(line.slice(0, 60) || 'Ana')} <${from}>`,
      ...[
        'To: ayuda@centre.example',
        `Message-ID: <${id}@sender.example>`,
        ...(answers ? [`In-Reply-To: <${answers}@sender.example>`] : []),
      ],
      ...[`Subject: ${word(`${about} ${line}`)}`, 'MIME-Version: 1.0', 'Content-Type: multipart/mixed; boundary=a', ''],
      ...['--a', 'Content-Type: multipart/alternative; boundary=b', ''],
      ...[part('text/plain; charset=utf-8', payload), part('text/html; charset=utf-8', payload), '--b--'],
      ...['--a', `Content-Type: text/html; name="${word(line.slice(0, 60))}.html"`, 'Content-Disposition: attachment'],
      ...['Content-Transfer-Encoding: base64', '', encoded(payload), '--a--', ''],
    ].join('\r\n'),
  );
}
