import { type ReactNode, useId } from 'react';
import { RefusalError } from '../lib/client.ts';
import { t } from '../lib/words.ts';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { Problem } from './problem.tsx';

type Props = {
  title: ReactNode;
  /** On the button that sends it. */
  send: string;
  sending: boolean;
  /** What came back: of one field it is said there, by the form; the rest above all of them. */
  error: unknown;
  onSend: () => void;
  onClose: () => void;
  children: ReactNode;
};

/** A dialog that is one form. Enter sends it, once; open for as long as it is drawn. */
export function FormDialog({ title, send, sending, error, onSend, onClose, children }: Props) {
  const form = useId();
  const ofField = error instanceof RefusalError && error.field;
  return (
    <Dialog
      open
      onClose={onClose}
      title={title}
      actions={
        <>
          <Button onClick={onClose}>{t('shell.cancel')}</Button>
          <Button type="submit" form={form} tone="primary" busy={sending}>
            {send}
          </Button>
        </>
      }
    >
      <form
        id={form}
        noValidate
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (!sending) onSend();
        }}
      >
        {error && !ofField ? <Problem error={error} /> : null}
        {children}
      </form>
    </Dialog>
  );
}
