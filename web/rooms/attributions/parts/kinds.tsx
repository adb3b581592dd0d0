import { useState } from 'react';
import { useMe } from '../../../lib/session.ts';
import { said, t } from '../../../lib/words.ts';
import { Button } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { type Column, Table } from '../../../ui/table.tsx';
import type { Kind } from '../api.ts';
import { KindEditor } from './kind-editor.tsx';
import { newKind } from './kind-form.ts';
import { conditionInWords, nameOf, requirementInWords } from './say.ts';

/** The kinds of action there are. One that is added is nobody's until a cell of the matrix grants it. */
export function Kinds({ kinds }: { kinds: readonly Kind[] }) {
  const { currency } = useMe().centre;
  const [edited, setEdited] = useState<Kind | null>(null);
  const quiet = (words: string) => <span className="text-ink-2">{words}</span>;
  const columns: Column<Kind>[] = [
    {
      key: 'name',
      title: t('attributions.head.action'),
      cell: (kind) => (
        <>
          <button type="button" className="link min-h-6 text-left font-semibold" onClick={() => setEdited(kind)}>
            {nameOf(kind)}
          </button>
          <code className="block text-meta text-ink-3">{kind.code}</code>
        </>
      ),
    },
    { key: 'section', title: t('attributions.kind.section'), cell: (kind) => t(`attributions.section.${kind.section}`) },
    { key: 'exposure', title: t('attributions.kind.exposure'), cell: (kind) => t(`attributions.kind.exposure.${kind.exposure}`) },
    {
      key: 'params',
      title: t('attributions.kind.params'),
      cell: (kind) => quiet(kind.params.map(({ name }) => said(`cases.param.${name}`) ?? name).join(' · ')),
    },
    {
      key: 'fits',
      title: t('attributions.conditions'),
      cell: (kind) => quiet(kind.fits.map((one) => conditionInWords(one, currency)).join(', ')),
    },
    {
      key: 'asks',
      title: t('attributions.requirements'),
      cell: (kind) => quiet(kind.asks.map(requirementInWords).join(', ')),
    },
  ];
  const isNew = edited !== null && !kinds.includes(edited);
  return (
    <div className="grid gap-4 px-4 py-4 sm:px-6">
      <div className="flex flex-wrap items-center gap-3">
        <Button onClick={() => setEdited(newKind(kinds.length + 1))}>
          <Icon name="plus" size={12} />
          {t('attributions.kind.new')}
        </Button>
        <span className="text-s text-ink-2">{t('attributions.kinds.means')}</span>
      </div>
      <Table caption={t('attributions.kinds')} columns={columns} rows={[...kinds]} rowKey={(kind) => kind.code} />
      {edited ? (
        <KindEditor
          key={edited.code}
          kind={edited}
          isNew={isNew}
          taken={isNew ? kinds.map((one) => one.code) : []}
          onClose={() => setEdited(null)}
        />
      ) : null}
    </div>
  );
}
