import { type RefObject, useImperativeHandle, useLayoutEffect, useRef } from 'react';
import { flushSync } from 'react-dom';
import { cx } from '../../../ui/cx.ts';
import type { Writer } from './writer.ts';

type Props = {
  handle: RefObject<Writer | null>;
  label: string;
  hint: string;
  value: string;
  readOnly: boolean;
  onWrite: (text: string) => void;
  onFiles: (files: File[]) => void;
  /** A slash where a line begins asks for a template. */
  onSlash: () => void;
  className?: string;
};

/** The field of plain words: there at once, whatever else still comes. */
export function PlainText({ handle, label, hint, value, readOnly, onWrite, onFiles, onSlash, className }: Props) {
  const field = useRef<HTMLTextAreaElement>(null);
  const last = useRef({ text: value, caret: 0 });
  const mark = (box: HTMLTextAreaElement): void => void (last.current = { text: box.value, caret: box.selectionStart });
  // What is set below the words of somebody who is typing must not take their place in them.
  useLayoutEffect(() => {
    const { text, caret } = last.current;
    const box = field.current;
    if (!box || text === value) return;
    const own = text.trimEnd();
    if (box === document.activeElement && own !== '' && value.startsWith(own)) {
      const at = value.startsWith(text) ? caret : Math.min(caret, own.length);
      box.setSelectionRange(at, at);
    }
    mark(box);
  }, [value]);
  useImperativeHandle(handle, () => ({
    focus: () => field.current?.focus(),
    blur: () => field.current?.blur(),
    has: (element) => element === field.current,
    insert: (text) => {
      const box = field.current;
      if (!box) return;
      const at = box.selectionStart + text.length;
      const whole = `${box.value.slice(0, box.selectionStart)}${text}${box.value.slice(box.selectionEnd)}`;
      // Never set in the field itself: what is taken away by hand afterwards would not be heard of, and would leave with the answer.
      flushSync(() => onWrite(whole));
      box.focus();
      box.setSelectionRange(at, at);
      mark(box);
    },
  }));
  return (
    <textarea
      ref={field}
      rows={2}
      aria-label={label}
      placeholder={hint}
      value={value}
      readOnly={readOnly}
      onSelect={(event) => mark(event.currentTarget)}
      onChange={(event) => {
        mark(event.currentTarget);
        onWrite(event.currentTarget.value);
      }}
      onKeyDown={(event) => {
        const box = event.currentTarget;
        if (event.key === 'Escape') box.blur();
        const before = box.value.slice(0, box.selectionStart);
        if (event.key !== '/' || event.ctrlKey || event.metaKey || !(before === '' || before.endsWith('\n'))) return;
        event.preventDefault();
        onSlash();
      }}
      onPaste={(event) => {
        if (event.clipboardData.files.length === 0) return;
        event.preventDefault();
        onFiles([...event.clipboardData.files]);
      }}
      dir="auto"
      className={cx(
        'block field-sizing-content max-h-[33vh] min-h-15 w-full resize-none bg-transparent py-3 pl-3.5 text-read outline-none placeholder:text-ink-3',
        className,
      )}
    />
  );
}
