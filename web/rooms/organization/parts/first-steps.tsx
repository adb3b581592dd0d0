import { Link } from '@tanstack/react-router';
import { t } from '../../../lib/words.ts';
import { DoorFrame } from './door-frame.tsx';

const steps = [
  { to: '/people', tab: undefined, title: 'organization.first.people', todo: 'organization.first.people.do' },
  { to: '/settings', tab: 'mailboxes', title: 'organization.first.mail', todo: 'organization.first.mail.do' },
  { to: '/settings', tab: 'shops', title: 'organization.first.shop', todo: 'organization.first.shop.do' },
  { to: null, tab: undefined, title: 'organization.first.policy', todo: 'organization.first.policy.do' },
] as const;

/** What a new centre does first, in order, with the way to each. The policy belongs to whoever runs the centre: it has no link. */
export function FirstSteps({ centre }: { centre: string }) {
  return (
    <DoorFrame title={t('organization.first.title', { centre })} todo={t('organization.first.todo')} ownLanguage>
      <ol className="m-0 grid list-none gap-0 border-t border-line p-0">
        {steps.map(({ to, tab, title, todo }, index) => (
          <li key={title} className="grid grid-cols-[1.75rem_1fr] gap-x-3 border-b border-line py-3">
            <span
              aria-hidden="true"
              className="num grid size-6 place-items-center rounded-full border border-line-strong text-s font-semibold"
            >
              {index + 1}
            </span>
            <div>
              {to ? (
                <Link to={to} search={tab ? { tab } : {}} className="link text-l font-semibold">
                  {t(title)}
                </Link>
              ) : (
                <b className="text-l font-semibold">{t(title)}</b>
              )}
              <p className="m-0 mt-0.5 text-ink-2">{t(todo)}</p>
            </div>
          </li>
        ))}
      </ol>
    </DoorFrame>
  );
}
