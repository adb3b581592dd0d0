/**
 * The one list of rooms and their floors. A room may know the rooms on lower floors and nobody else; two rooms on one floor
 * do not know each other. To move a room is to change its line here, and to say why in a decision.
 */
export interface Room {
  /** The folder under server/rooms/, a noun of the business. A door room has two segments: channels/email. */
  readonly name: string;
  /** 1 is the ground: the higher a room stands, the more it may look down on. */
  readonly floor: number;
}

export const rooms: readonly Room[] = [
  { name: 'organization', floor: 1 },
  { name: 'customers', floor: 1 },
  { name: 'attributions', floor: 2 },
  { name: 'information', floor: 2 },
  { name: 'documents', floor: 2 },
  { name: 'requests', floor: 2 },
  { name: 'consultations', floor: 3 },
  { name: 'authorizations', floor: 3 },
  { name: 'supplies', floor: 3 },
  { name: 'stores', floor: 3 },
  { name: 'cases', floor: 4 },
  { name: 'channels/phone', floor: 5 },
  { name: 'channels/fax', floor: 5 },
  { name: 'channels/post', floor: 5 },
  { name: 'channels/web', floor: 5 },
  { name: 'channels/chat', floor: 5 },
  { name: 'channels/email', floor: 6 },
  { name: 'reports', floor: 6 },
  { name: 'scheme', floor: 6 },
  { name: 'assistants', floor: 6 },
];

/** The word a room goes by in names of actions, events, words and screens: email for channels/email. */
export function nounOf(room: Room): string {
  return room.name.slice(room.name.lastIndexOf('/') + 1);
}

/** Tables that stand above organisations, so they are not kept apart by org_id, each with the reason that makes it one. */
export const globalTables: Readonly<Record<string, string>> = {
  relay_cursor: 'one relay reads the record of every organisation',
  app_process: 'a process serves every organisation',
  organization: 'it is read before the organisation of a caller is known',
  login: 'an address is looked up before anyone knows whose organisation it opens',
  sign_in_brake: 'attempts are counted before anyone knows whether the account exists',
  session: 'the hash of a cookie names its organisation',
  api_key: 'the hash of a key names its organisation',
  mail_address: 'an address belongs to one organisation of the installation',
  phone_token: 'the hash of a token names its organisation',
  phone_exchange_address: 'pages say where they may connect to before anybody is known',
};
