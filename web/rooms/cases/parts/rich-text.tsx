import { type Editor, EditorContent, useEditor } from '@tiptap/react';
import StarterKit from '@tiptap/starter-kit';
import { type RefObject, useEffect, useImperativeHandle, useLayoutEffect, useRef, useState } from 'react';
import { t, type WordKey } from '../../../lib/words.ts';
import { cx } from '../../../ui/cx.ts';
import { Icon, type IconName } from '../../../ui/icon.tsx';
import { toHtml, type Writer } from './writer.ts';

type Props = {
  handle: RefObject<Writer | null>;
  label: string;
  html: string | null;
  text: string;
  readOnly: boolean;
  /** The caret goes there at once: the hands were already writing. */
  takesOver: boolean;
  onWrite: (text: string, html: string) => void;
  onFiles: (files: File[]) => void;
  onSlash: () => void;
  onSend: () => void;
};

/** Lists, quotations and links as they will look; the frame of the desk has none. */
const FORMAT =
  '[&_p]:m-0 [&_p+p]:mt-2 [&_ul]:my-1.5 [&_ul]:list-disc [&_ul]:pl-6 [&_ol]:my-1.5 [&_ol]:list-decimal [&_ol]:pl-6 [&_a]:text-accent [&_a]:underline [&_blockquote]:my-1.5 [&_blockquote]:mx-0 [&_blockquote]:border-l-2 [&_blockquote]:border-line-strong [&_blockquote]:pl-3 [&_blockquote]:text-ink-2';

/** The words alone: blocks parted by one blank line, however deep they lie. */
const plainOf = (editor: Editor): string =>
  editor
    .getText({ blockSeparator: '\n\n' })
    .replace(/\n{3,}/g, '\n\n')
    .trim();

/** Cells of a pasted table stay apart, and each row is a line: the words alone of one are run together otherwise. */
const apart = (html: string): string => html.replace(/<\/t[dh]>\s*(?=<t[dh])/gi, ' · ').replace(/<\/tr>/gi, '<br></tr>');

const kit = StarterKit.configure({
  heading: false,
  code: false,
  codeBlock: false,
  horizontalRule: false,
  strike: false,
  link: { openOnClick: false, autolink: true, defaultProtocol: 'https', protocols: ['mailto', 'tel'] },
});

/** Words with bold, lists and links; what is pasted keeps no more than that. Its code comes when it is first asked for. */
export default function RichText({ handle, label, html, text, readOnly, takesOver, onWrite, onFiles, onSlash, onSend }: Props) {
  const [asksLink, setAsksLink] = useState(false);
  // The editor keeps the hands it was born with: they look here for what is to be done now.
  const now = useRef({ onWrite, onFiles, onSlash, onSend });
  useLayoutEffect(() => {
    now.current = { onWrite, onFiles, onSlash, onSend };
  });
  const editor = useEditor({
    extensions: [kit],
    content: html ?? toHtml(text),
    autofocus: takesOver ? 'end' : false,
    editorProps: {
      attributes: {
        'aria-label': label,
        'aria-multiline': 'true',
        role: 'textbox',
        class: `${FORMAT} max-h-[33vh] min-h-15 overflow-y-auto px-3.5 py-3 text-read outline-none`,
      },
      transformPastedHTML: apart,
      handleKeyDown: (view, event) => {
        if (event.key === 'Escape') view.dom.blur();
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
          now.current.onSend();
          return true;
        }
        const { $from, empty } = view.state.selection;
        if (event.key !== '/' || !empty || $from.parentOffset !== 0) return false;
        now.current.onSlash();
        return true;
      },
      handlePaste: (_view, event) => {
        const files = [...(event.clipboardData?.files ?? [])];
        if (files.length === 0) return false;
        now.current.onFiles(files);
        return true;
      },
    },
    onUpdate: ({ editor: one }) => now.current.onWrite(plainOf(one), one.getHTML()),
  });
  useImperativeHandle(handle, () => ({
    focus: () => void editor.commands.focus(),
    blur: () => editor.view.dom.blur(),
    has: (element) => editor.view.dom.contains(element),
    insert: (words) => void editor.chain().focus().insertContent(toHtml(words)).run(),
  }));
  // What somebody's suggestion, a template or the way back brings in from outside.
  useEffect(() => {
    if (editor.isDestroyed) return;
    if (plainOf(editor) !== text.trim()) editor.commands.setContent(html ?? toHtml(text), { emitUpdate: false });
  }, [editor, text, html]);
  useEffect(() => {
    if (!editor.isDestroyed) editor.setEditable(!readOnly, false);
  }, [editor, readOnly]);
  const tools: { word: WordKey; sign: IconName; on: boolean; run: () => void }[] = [
    {
      word: 'cases.format.bold',
      sign: 'bold',
      on: editor.isActive('bold'),
      run: () => editor.chain().focus().toggleBold().run(),
    },
    {
      word: 'cases.format.italic',
      sign: 'italic',
      on: editor.isActive('italic'),
      run: () => editor.chain().focus().toggleItalic().run(),
    },
    {
      word: 'cases.format.list',
      sign: 'list',
      on: editor.isActive('bulletList'),
      run: () => editor.chain().focus().toggleBulletList().run(),
    },
    {
      word: 'cases.format.numbers',
      sign: 'numbers',
      on: editor.isActive('orderedList'),
      run: () => editor.chain().focus().toggleOrderedList().run(),
    },
    {
      word: 'cases.format.quote',
      sign: 'quote',
      on: editor.isActive('blockquote'),
      run: () => editor.chain().focus().toggleBlockquote().run(),
    },
    { word: 'cases.format.link', sign: 'link', on: editor.isActive('link'), run: () => setAsksLink(!asksLink) },
  ];
  const link = (address: string): void => {
    setAsksLink(false);
    const href = /^(https?:|mailto:|tel:)/.test(address) ? address : `https://${address}`;
    if (address.trim() === '') editor.chain().focus().extendMarkRange('link').unsetLink().run();
    else if (editor.state.selection.empty)
      editor
        .chain()
        .focus()
        .insertContent({ type: 'text', text: address, marks: [{ type: 'link', attrs: { href } }] })
        .run();
    else editor.chain().focus().extendMarkRange('link').setLink({ href }).run();
  };
  return (
    <div>
      <div role="toolbar" aria-label={t('cases.format.on')} className="flex flex-wrap items-center gap-0.5 px-2.5 pt-1.5">
        {tools.map(({ word, sign, on, run }) => (
          <button
            key={word}
            type="button"
            aria-label={t(word)}
            title={t(word)}
            aria-pressed={on}
            onMouseDown={(event) => event.preventDefault()}
            onClick={run}
            className={cx(
              'grid size-7 cursor-pointer place-items-center rounded-s text-s hover:bg-sunken',
              on ? 'bg-accent-soft text-accent' : 'text-ink-2',
            )}
          >
            <Icon name={sign} size={15} />
          </button>
        ))}
        {asksLink ? (
          <input
            // biome-ignore lint/a11y/noAutofocus: it was just asked for
            autoFocus
            type="text"
            inputMode="url"
            aria-label={t('cases.format.address')}
            placeholder={t('cases.format.example')}
            className="min-h-7 min-w-50 rounded-s border border-edge bg-surface px-2 text-s"
            onKeyDown={(event) => {
              if (event.key === 'Escape') setAsksLink(false);
              if (event.key !== 'Enter') return;
              event.preventDefault();
              link(event.currentTarget.value.trim());
            }}
          />
        ) : null}
      </div>
      <EditorContent editor={editor} />
    </div>
  );
}
