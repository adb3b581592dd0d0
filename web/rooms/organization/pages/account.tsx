import { useMutation } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { chooseLocale, chooseTheme, useMe } from '../../../lib/session.ts';
import { onTheme, theme } from '../../../lib/theme.ts';
import { locale, t } from '../../../lib/words.ts';
import { Page } from '../../../ui/page.tsx';
import { Problem } from '../../../ui/problem.tsx';
import { Facts, Section } from '../../../ui/section.tsx';
import { Segmented } from '../../../ui/tabs.tsx';
import { OwnAttributions } from '../../attributions/parts/own-attributions.tsx';
import { OwnAbsences } from '../parts/own-absences.tsx';
import { OwnPassword } from '../parts/own-password.tsx';
import { OwnSteps } from '../parts/own-steps.tsx';

/** What is the person's own: language, appearance, password, two-step sign-in. */
export function Account() {
  const { person } = useMe();
  const painted = useSyncExternalStore(onTheme, theme);
  const language = useMutation({ mutationFn: chooseLocale });
  const appearance = useMutation({ mutationFn: chooseTheme });
  const failed = language.error ?? appearance.error;
  return (
    <Page title={t('shell.person')}>
      <div className="grid max-w-220 grid-cols-[minmax(0,1fr)] gap-x-14 gap-y-8 px-4 py-5 sm:px-6 lg:grid-cols-2">
        <div className="grid grid-cols-[minmax(0,1fr)] content-start gap-8">
          <Facts
            facts={[
              { name: t('organization.person.name'), value: person.name },
              { name: t('organization.signIn.email'), value: person.email },
              { name: t('organization.person.role'), value: t(`organization.role.${person.role}`) },
              { name: t('organization.person.unit'), value: person.unitName },
            ]}
          />
          {failed ? <Problem error={failed} /> : null}
          <Section title={t('shell.language')}>
            <Segmented
              label={t('shell.language')}
              value={locale()}
              onChange={language.mutate}
              options={[
                { value: 'es', label: t('shell.language.es') },
                { value: 'en', label: t('shell.language.en') },
              ]}
            />
          </Section>
          <Section title={t('shell.theme')}>
            <div className="relative overflow-x-auto">
              <Segmented
                label={t('shell.theme')}
                value={painted}
                onChange={appearance.mutate}
                options={[
                  { value: 'system', label: t('shell.theme.system') },
                  { value: 'light', label: t('shell.theme.light') },
                  { value: 'dark', label: t('shell.theme.dark') },
                ]}
              />
            </div>
          </Section>
          <Section title={t('organization.absences')}>
            <OwnAbsences />
          </Section>
        </div>
        <div className="grid grid-cols-[minmax(0,1fr)] content-start gap-8">
          <OwnAttributions />
          <Section title={t('organization.signIn.password')}>
            <OwnPassword />
          </Section>
          <Section title={t('organization.own.steps')} ruled>
            <OwnSteps />
          </Section>
        </div>
      </div>
    </Page>
  );
}
