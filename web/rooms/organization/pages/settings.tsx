import { useNavigate, useSearch } from '@tanstack/react-router';
import { t } from '../../../lib/words.ts';
import { Page } from '../../../ui/page.tsx';
import { Tabs } from '../../../ui/tabs.tsx';
import { RatesSheet } from '../../attributions/parts/rates-sheet.tsx';
import { Assistants } from '../../assistants/parts/assistants.tsx';
import { WidgetSettings } from '../../chat/parts/widget-settings.tsx';
import { Mailboxes } from '../../email/parts/mailboxes.tsx';
import { PaperSettings } from '../../fax/parts/paper-settings.tsx';
import { Lines } from '../../phone/parts/lines.tsx';
import { Shops } from '../../stores/parts/shops.tsx';
import { FormSettings } from '../../web/parts/form-settings.tsx';
import { Templates } from '../../cases/parts/templates.tsx';
import { ApiKeys } from '../parts/api-keys.tsx';
import { CentreSheet } from '../parts/centre-sheet.tsx';

const parts = [
  'centre',
  'mailboxes',
  'phone',
  'papers',
  'form',
  'chat',
  'templates',
  'shops',
  'assistants',
  'rates',
  'keys',
] as const;
type Part = (typeof parts)[number];

/** What is set up once and changed seldom. Each part has an address of its own. */
export function Settings() {
  const { tab } = useSearch({ from: '/framed/settings' });
  const navigate = useNavigate();
  const part: Part = parts.find((one) => one === tab) ?? 'centre';
  return (
    <Page
      title={t('organization.settings.title')}
      tabs={
        <Tabs
          label={t('organization.settings.title')}
          value={part}
          onChange={(next) => void navigate({ to: '/settings', search: next === 'centre' ? {} : { tab: next } })}
          tabs={parts.map((value) => ({ value, label: t(`organization.settings.${value}`) }))}
        />
      }
    >
      <div className="max-w-260 px-4 py-5 sm:px-6">
        {part === 'centre' ? <CentreSheet /> : null}
        {part === 'mailboxes' ? <Mailboxes /> : null}
        {part === 'templates' ? <Templates /> : null}
        {part === 'chat' ? <WidgetSettings /> : null}
        {part === 'form' ? <FormSettings /> : null}
        {part === 'phone' ? <Lines /> : null}
        {part === 'papers' ? <PaperSettings /> : null}
        {part === 'shops' ? <Shops /> : null}
        {part === 'assistants' ? <Assistants /> : null}
        {part === 'rates' ? <RatesSheet /> : null}
        {part === 'keys' ? <ApiKeys /> : null}
      </div>
    </Page>
  );
}
