import type { DeskHouse } from './desk-house.ts';

export type FormFile = { name: string; type: string; data: Buffer };
export type FormFields = Record<string, string>;
/** What a page of the form says: `key` where it was taken, `token` and what is amiss where it was not. */
export type FormSaid = { status: number; page: string; key: string; token: string; headers: Record<string, unknown> };

const unescaped = (text: string): string =>
  text.replace(
    /&(amp|lt|gt|quot|#39);/g,
    (_, name: string) => ({ amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" })[name] ?? '',
  );

/** The value of a field in a page, as a browser would send it again. */
export const valueIn = (page: string, name: string): string =>
  unescaped(new RegExp(`name="${name}"[^>]*? value="([^"]*)"`).exec(page)?.[1] ?? '');

const saidBy = (answer: { statusCode: number; body: string; headers: Record<string, unknown> }): FormSaid => ({
  status: answer.statusCode,
  page: answer.body,
  key: /class="key">([^<]+)</.exec(answer.body)?.[1] ?? '',
  token: valueIn(answer.body, 'token'),
  headers: answer.headers,
});

function multipart(fields: FormFields, files: readonly FormFile[]): { payload: Buffer; headers: Record<string, string> } {
  const mark = 'paper-cut';
  const parts = Object.entries(fields).map(([name, value]) =>
    Buffer.from(`--${mark}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`),
  );
  for (const { name, type, data } of files) {
    const head = `--${mark}\r\ncontent-disposition: form-data; name="files"; filename="${name}"\r\ncontent-type: ${type}\r\n\r\n`;
    parts.push(Buffer.concat([Buffer.from(head), data, Buffer.from('\r\n')]));
  }
  return {
    payload: Buffer.concat([...parts, Buffer.from(`--${mark}--\r\n`)]),
    headers: { 'content-type': `multipart/form-data; boundary=${mark}` },
  };
}

/** The form as a browser without script fills it in, each time from another network unless one is named. */
export function webForm(house: DeskHouse) {
  const { app } = house.house;
  let networks = 0;
  const elsewhere = (): string => `10.${(++networks >> 8) & 255}.${networks & 255}.1`;
  return {
    open: async (slug: string, { query = '', from = elsewhere() } = {}): Promise<FormSaid> =>
      saidBy(await app.inject({ method: 'GET', url: `/form/${slug}${query}`, remoteAddress: from })),
    send: async (
      slug: string,
      fields: FormFields,
      { files = [], query = '', from = elsewhere() }: { files?: FormFile[]; query?: string; from?: string } = {},
    ): Promise<FormSaid> =>
      saidBy(
        await app.inject({ method: 'POST', url: `/form/${slug}${query}`, remoteAddress: from, ...multipart(fields, files) }),
      ),
  };
}
