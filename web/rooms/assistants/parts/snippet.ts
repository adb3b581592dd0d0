/** What most clients of the protocol take in their settings, ready to be pasted. */
export const snippetOf = (address: string, token: string): string =>
  JSON.stringify(
    { mcpServers: { mostrador: { type: 'http', url: address, headers: { Authorization: `Bearer ${token}` } } } },
    null,
    2,
  );
