// Owns the text protocol of Asterisk's manager: packets in, packets out.

/** One packet: its fields by name, the last where one is repeated. */
export type Packet = Readonly<Record<string, string>>;
