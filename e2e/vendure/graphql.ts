/** What the Admin or Shop API answered, with the session token it may have handed out. */
export type Reply<T> = { data: T; errors: { message: string; extensions?: { code?: string } }[]; token: string | null };

/** One GraphQL call as it is: errors are handed back, not thrown, because some tests want to look at them. */
export async function ask<T>(
  url: string,
  headers: Record<string, string>,
  query: string,
  variables: object = {},
): Promise<Reply<T>> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query, variables }),
  });
  const body = (await response.json()) as { data: T; errors?: Reply<T>['errors'] };
  return { data: body.data, errors: body.errors ?? [], token: response.headers.get('vendure-auth-token') };
}

/** A call of which the fixture itself needs the answer; a business error in the answer is an error too. */
export async function demand<T extends object>(
  url: string,
  headers: Record<string, string>,
  query: string,
  variables: object = {},
) {
  const reply = await ask<T>(url, headers, query, variables);
  const failed = reply.errors[0]?.message ?? Object.values(reply.data ?? {}).find((value) => value?.errorCode)?.message;
  if (failed) throw new Error(`Vendure: ${failed} in ${query.slice(0, 120)}`);
  return { data: reply.data, token: reply.token };
}
