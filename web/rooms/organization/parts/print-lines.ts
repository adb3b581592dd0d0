/** Prints a title and lines on a sheet of their own: a frame out of sight, so that nothing of the screen is on the paper. */
export function printLines(title: string, lines: readonly string[]): void {
  const frame = document.createElement('iframe');
  frame.ariaHidden = 'true';
  frame.tabIndex = -1;
  frame.style.cssText = 'position:fixed;width:0;height:0;border:0;visibility:hidden';
  document.body.append(frame);
  const sheet = frame.contentDocument;
  if (!sheet || !frame.contentWindow) throw new Error('a frame without a page');
  sheet.title = title;
  const heading = sheet.createElement('h1');
  heading.textContent = title;
  const list = sheet.createElement('pre');
  list.textContent = lines.join('\n');
  sheet.body.append(heading, list);
  sheet.body.style.cssText = 'font: 16px/1.6 sans-serif; margin: 2cm';
  list.style.cssText = 'font: 20px/1.8 monospace';
  frame.contentWindow.addEventListener('afterprint', () => frame.remove());
  frame.contentWindow.print();
}
