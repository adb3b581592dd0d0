import type { words as assistants } from './words/assistants.ts';
import type { words as attributions } from './words/attributions.ts';
import type { words as attributionsPolicy } from './words/attributions-policy.ts';
import type { words as attributionsTrials } from './words/attributions-trials.ts';
import type { words as authorizations } from './words/authorizations.ts';
import type { words as cases } from './words/cases.ts';
import type { words as casesBar } from './words/cases-bar.ts';
import type { words as casesSuggestions } from './words/cases-suggestions.ts';
import type { words as casesThread } from './words/cases-thread.ts';
import type { words as casesWriting } from './words/cases-writing.ts';
import type { words as chat } from './words/chat.ts';
import type { words as chains } from './words/chains.ts';
import type { words as conditions } from './words/conditions.ts';
import type { words as consultations } from './words/consultations.ts';
import type { words as customers } from './words/customers.ts';
import type { words as documents } from './words/documents.ts';
import type { words as earned } from './words/earned.ts';
import type { words as email } from './words/email.ts';
import type { words as emailClosed } from './words/email-closed.ts';
import type { words as emailMailboxes } from './words/email-mailboxes.ts';
import type { words as facts } from './words/facts.ts';
import type { words as fax } from './words/fax.ts';
import type { words as information } from './words/information.ts';
import type { words as organization } from './words/organization.ts';
import type { words as organizationPeople } from './words/organization-people.ts';
import type { words as organizationSettings } from './words/organization-settings.ts';
import type { words as phone } from './words/phone.ts';
import type { words as post } from './words/post.ts';
import type { words as proposals } from './words/proposals.ts';
import type { words as replay } from './words/replay.ts';
import type { words as rates } from './words/rates.ts';
import type { words as reports } from './words/reports.ts';
import type { words as reportsTelephone } from './words/reports-telephone.ts';
import type { words as requests } from './words/requests.ts';
import type { words as scheme } from './words/scheme.ts';
import type { words as shell } from './words/shell.ts';
import type { words as softphone } from './words/softphone.ts';
import type { words as stores } from './words/stores.ts';
import type { words as supplies } from './words/supplies.ts';
import type { words as unequal } from './words/unequal.ts';
import type { words as web } from './words/web.ts';

/** Every key there is. A new room adds its words file here; `web/vite-plugins.ts` compiles whatever lies in `web/words/`. */
export type WordKey =
  | keyof (typeof assistants)['es']
  | keyof (typeof attributions)['es']
  | keyof (typeof attributionsPolicy)['es']
  | keyof (typeof attributionsTrials)['es']
  | keyof (typeof authorizations)['es']
  | keyof (typeof cases)['es']
  | keyof (typeof casesBar)['es']
  | keyof (typeof casesSuggestions)['es']
  | keyof (typeof casesThread)['es']
  | keyof (typeof casesWriting)['es']
  | keyof (typeof chains)['es']
  | keyof (typeof chat)['es']
  | keyof (typeof conditions)['es']
  | keyof (typeof consultations)['es']
  | keyof (typeof customers)['es']
  | keyof (typeof documents)['es']
  | keyof (typeof earned)['es']
  | keyof (typeof email)['es']
  | keyof (typeof emailClosed)['es']
  | keyof (typeof emailMailboxes)['es']
  | keyof (typeof facts)['es']
  | keyof (typeof fax)['es']
  | keyof (typeof information)['es']
  | keyof (typeof organization)['es']
  | keyof (typeof organizationPeople)['es']
  | keyof (typeof organizationSettings)['es']
  | keyof (typeof phone)['es']
  | keyof (typeof post)['es']
  | keyof (typeof proposals)['es']
  | keyof (typeof replay)['es']
  | keyof (typeof rates)['es']
  | keyof (typeof reports)['es']
  | keyof (typeof reportsTelephone)['es']
  | keyof (typeof requests)['es']
  | keyof (typeof scheme)['es']
  | keyof (typeof shell)['es']
  | keyof (typeof softphone)['es']
  | keyof (typeof stores)['es']
  | keyof (typeof supplies)['es']
  | keyof (typeof unequal)['es']
  | keyof (typeof web)['es'];
