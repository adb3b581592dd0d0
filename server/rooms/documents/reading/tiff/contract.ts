// Owns what a TIFF is to us: pages to look at.
import type { Page } from '../../contract.ts';

export type TiffPages = { pages: Page[]; damage: string | null };
/** The pages of a TIFF; `damage` says what of it could not be read. Throws where no page can. compose hands it in. */
export type ReadTiff = (data: Buffer) => Promise<TiffPages>;
