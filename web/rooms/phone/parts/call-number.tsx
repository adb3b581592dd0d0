import { useQuery } from '@tanstack/react-query';
import { t } from '../../../lib/words.ts';
import { softphoneQuery } from './softphone-api.ts';
import { call } from './softphone-store.ts';

/** A number that is called when pressed: by the telephone in the browser of whoever has one, else by whatever the machine calls with. */
export function CallNumber({ number }: { number: string }) {
  const softphone = useQuery(softphoneQuery).data?.softphone;
  const label = t('phone.soft.callNumber', { number });
  if (!softphone) {
    return (
      <a className="num link" href={`tel:${number}`} aria-label={label}>
        {number}
      </a>
    );
  }
  return (
    <button type="button" className="num link cursor-pointer" aria-label={label} onClick={() => void call(number)}>
      {number}
    </button>
  );
}
