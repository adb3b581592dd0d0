import { lazy, Suspense, useState } from 'react';
import type { DialogProps } from './dialog-parts.tsx';

const Parts = lazy(() => import('./dialog-parts.tsx').then(({ Dialog: component }) => ({ default: component })));

/**
 * For one decision. Esc and a press outside close it; focus returns to where it was. On a telephone it rises from the bottom edge.
 * Its code comes with the first one opened.
 */
export function Dialog(props: DialogProps) {
  const [needed, setNeeded] = useState(props.open);
  if (props.open && !needed) setNeeded(true);
  return needed ? (
    <Suspense>
      <Parts {...props} />
    </Suspense>
  ) : null;
}
