import { expect, it } from 'vitest';
import { cleanHtml } from '../../../platform/html.ts';
import { filesIn, framedDocument, framePolicy } from './decide.ts';

const words = { quoted: 'Citado', pictureOff: 'Sin cargar' };
const FILE = 'ab'.repeat(32);

it('pictures from elsewhere are left off until asked for; those of the mail stand in it', () => {
  const held = new Map([['foto@x', FILE]]);
  const clean = cleanHtml(
    '<img src="http://x.example/a.png"><img src="cid:Foto@x"><img src="https://x.example/p" width=1 height=1>',
    held,
  );
  expect(filesIn(clean)).toEqual([FILE]);
  const off = framedDocument(clean, new Map([[FILE, 'data:image/png;base64,AA']]), { pictures: false, ...words });
  expect(off.match(/<img[^>]* src=/g)).toHaveLength(1);
  expect(off).toContain('src="data:image/png;base64,AA"');
  expect(framedDocument(clean, new Map(), { pictures: true, ...words })).toContain('src="https://x.example/a.png"');
  expect(framePolicy(false)).not.toContain('https:');
});

it('links open elsewhere, show where they lead, and nothing that runs or covers is left', () => {
  const clean = cleanHtml(
    '<a href="https://x.example/" onclick="a()">x</a><a href="javascript:a()">y</a><div style="position:fixed;color:red;background:url(x)">z</div><details open>w</details>',
  );
  const page = framedDocument(clean, new Map(), { pictures: false, ...words });
  expect(page).toContain('target="_blank" rel="noopener noreferrer nofollow" href="https://x.example/"');
  expect(clean).toContain('style="color:red"');
  expect(clean).not.toMatch(/javascript|onclick|position|url\(|<details/);
});
