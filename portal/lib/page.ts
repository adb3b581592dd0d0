/** A page: gets what its address named, and answers what to show. */
export type PortalPage = (params: Record<string, string>) => Promise<Node>;
