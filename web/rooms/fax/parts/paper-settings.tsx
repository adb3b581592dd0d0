import { LetterheadSheet } from '../../documents/parts/letterhead.tsx';
import { FaxLines } from './lines.tsx';

/** What the centre writes on and faxes by, as a part of its settings. */
export const PaperSettings = () => (
  <div className="grid gap-8">
    <LetterheadSheet />
    <FaxLines />
  </div>
);
