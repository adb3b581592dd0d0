import { useQuery } from '@tanstack/react-query';
import { money } from '../../../lib/format.ts';
import { locale, said, t } from '../../../lib/words.ts';
import { kindsQuery } from '../../requests/api.ts';
import { type Execution, storesQuery } from '../api.ts';

/** What was to be done and where, in words: `Reembolso 80,00 €`, `Tienda Hogar`. */
export function useExecutionWords(): (execution: Execution) => { what: string; where: string; why: string } {
  const kinds = useQuery(kindsQuery);
  const stores = useQuery(storesQuery);
  return (execution) => {
    const kind = kinds.data?.find((one) => one.code === execution.action);
    const name = kind ? (locale() === 'en' ? kind.nameEn : kind.nameEs) : execution.action;
    const { error } = execution;
    return {
      what: execution.amount ? `${name} ${money(execution.amount)}` : name,
      where: stores.data?.find((store) => store.id === execution.storeId)?.name ?? '',
      why: error ? (said(`stores.error.${error.code}`) ?? error.text) : t(`stores.execution.${execution.state}.is`),
    };
  };
}
