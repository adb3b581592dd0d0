import { memo, useState } from 'react';
import { moment } from '../../../lib/format.ts';
import { said, t } from '../../../lib/words.ts';
import { cx } from '../../../ui/cx.ts';
import { Icon } from '../../../ui/icon.tsx';
import { CallNumber } from '../../phone/parts/call-number.tsx';
import { Pages } from '../../documents/parts/pages.tsx';
import { fileHref, type Message as Said } from '../api.ts';
import { Enclosed } from './enclosed.tsx';
import { MessageBadges } from './message-badges.tsx';
import { MessageFrame } from './message-frame.tsx';

const linesOf = (text: string): number => text.trim().split('\n').length;

/** Longer than a screen: an order copied whole, a newsletter passed on. */
const LONG = { lines: 45, letters: 5000 };

/** What was written, whole in the page; what would fill screens is seen from its beginning until it is asked for. */
function Words({ text }: { text: string }) {
  const long = text.length > LONG.letters || linesOf(text) > LONG.lines;
  const [open, setOpen] = useState(!long);
  return (
    <>
      <p
        className={cx(
          'm-0 text-read break-words whitespace-pre-wrap [unicode-bidi:plaintext]',
          !open && 'max-h-100 overflow-clip mask-b-from-80%',
        )}
      >
        {text}
      </p>
      {long ? (
        <button
          type="button"
          aria-expanded={open}
          onClick={() => setOpen(!open)}
          className="num opens min-h-6 text-s text-ink-3 hover:text-ink"
        >
          {t(open ? 'cases.long.fold' : 'cases.long', { count: linesOf(text) })}
        </button>
      ) : null}
    </>
  );
}

/** Quoted text and signature: folded, whole, one press away. What somebody passed on is what they want read: it is open. */
function Folded({ text, passedOn }: { text: string; passedOn: boolean }) {
  const [open, setOpen] = useState(passedOn);
  return (
    <div className="mt-1.5">
      <button
        type="button"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
        className="num opens min-h-6 text-s text-ink-3 hover:text-ink"
      >
        {t(passedOn ? 'cases.passedOn' : open ? 'cases.quoted.fold' : 'cases.quoted', { count: linesOf(text) })}
      </button>
      {open ? (
        <p className="m-0 mt-1.5 border-l-2 border-line pl-3 text-m break-words whitespace-pre-wrap text-ink-2 [unicode-bidi:plaintext]">
          {text.trim()}
        </p>
      ) : null}
    </div>
  );
}

/** What a report puts before the words of the other server. */
const PROTOCOL = /^(smtp|x-[\w-]+);\s*/i;

/** How far a message of ours got; silent once it has left. */
function Delivery({ message }: { message: Said }) {
  if (message.delivery === null || message.delivery === 'sent') return null;
  const failed = message.delivery === 'failed';
  return (
    <>
      <span className={cx(failed && 'font-semibold text-bad')}>{t(`cases.delivery.${message.delivery}`)}</span>
      {failed && message.deliveryNote ? (
        <span title={message.deliveryNote} className="min-w-0 basis-full truncate">
          {message.deliveryNote.replace(PROTOCOL, '')}
        </span>
      ) : null}
    </>
  );
}

/** What kind of line it is: of the customer or of ours, inside, or of somebody outside. */
function wayOf({ direction, channel, details }: Said): string {
  if (details.party?.way === 'out') return t('cases.party.out', { to: details.party.name || details.party.address });
  if (details.party) return t('cases.party.in');
  return direction === 'note' ? t('cases.note.inside') : (said(`cases.by.${channel}`) ?? channel);
}

/** The pages of a fax or a letter, drawn from the file that came. */
function pagesOf({ attachments, channel, details }: Said) {
  const onPaper = (channel === 'fax' || channel === 'post') && Boolean(details.pages);
  return onPaper ? attachments.slice(1).filter((file) => file.type === 'image/png') : [];
}

/** Its files; of a fax or a letter the pages to look at first, and beside them the file as it came. */
function Papers({ caseId, message, pages }: { caseId: string; message: Said; pages: Said['attachments'] }) {
  const drawn = pagesOf(message);
  const files = message.attachments.filter((file) => !drawn.includes(file));
  return (
    <>
      {pages.length > 0 ? <Pages pages={pages} hrefOf={(sha256) => fileHref(caseId, sha256)} /> : null}
      {files.length > 0 ? <Enclosed caseId={caseId} files={files} /> : null}
    </>
  );
}

/** One message of the thread, whichever door it came by. Drawn again only when it is another. */
export const Message = memo(function Message({ message, caseId, mine }: { message: Said; caseId: string; mine: boolean }) {
  const note = message.direction === 'note';
  const { party, html } = message.details;
  const pages = pagesOf(message);
  // What was read from several pages is long and less sure than they are.
  const comesFirst = pages.length > 1;
  const [formatted, setFormatted] = useState(false);
  // Notes are words alone: their frame is not served.
  const canFrame = Boolean(html) && !note;
  return (
    <article
      className={cx(
        'max-w-170',
        note && !party && 'rounded-m bg-sunken px-3.5 py-2.5',
        party && 'rounded-m border border-dashed border-line-strong bg-sunken px-3.5 py-2.5',
      )}
    >
      <header className="mb-1 flex flex-wrap items-baseline gap-x-2 text-s text-ink-3">
        {message.author.kind === 'assistant' ? (
          <Icon name="assistant" size={14} className="self-center" label={t('cases.assistant')} />
        ) : null}
        {message.channel === 'phone' && !note ? <Icon name="phone" size={14} className="self-center" /> : null}
        <b className="text-m font-semibold text-ink">
          {mine ? t('cases.you') : message.author.name || t('cases.customer.unknown')}
        </b>
        <span>{wayOf(message)}</span>
        {message.address && message.channel !== 'chat' && !party ? (
          message.channel === 'phone' ? (
            <CallNumber number={message.address} />
          ) : (
            <span className="max-w-full min-w-0 truncate">{message.address.split('\n')[0]}</span>
          )
        ) : null}
        <time dateTime={message.at} className="num">
          {moment(message.at)}
        </time>
        <Delivery message={message} />
        <span className="ml-auto inline-flex gap-3">
          {canFrame ? (
            <button
              type="button"
              aria-pressed={formatted}
              onClick={() => setFormatted(!formatted)}
              className="cursor-pointer hover:text-ink hover:underline"
            >
              {formatted ? t('cases.html.text') : t('cases.html')}
            </button>
          ) : null}
          {message.raw ? (
            <a
              href={fileHref(caseId, message.raw)}
              target="_blank"
              rel="noreferrer"
              className="inline-flex items-center gap-1 hover:text-ink hover:underline"
            >
              <Icon name="mail" size={12} />
              {t('cases.raw')}
            </a>
          ) : null}
        </span>
      </header>
      <MessageBadges message={message} />
      {comesFirst ? <Pages pages={pages} hrefOf={(sha256) => fileHref(caseId, sha256)} /> : null}
      {canFrame && formatted ? (
        <MessageFrame caseId={caseId} message={message} />
      ) : (
        <>
          <Words text={message.text.trim() || t('cases.message.empty')} />
          {message.quoted.trim() ? <Folded text={message.quoted} passedOn={Boolean(message.details.original)} /> : null}
        </>
      )}
      <Papers caseId={caseId} message={message} pages={comesFirst ? [] : pages} />
    </article>
  );
});
