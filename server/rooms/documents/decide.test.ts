import { describe, expect, it } from 'vitest';
import { judgeFile } from './decide.ts';

describe('what a file is', () => {
  it.for([
    ['foto.jpg', 'image/jpeg', 'image/jpeg', 'image/jpeg', undefined],
    ['foto.jpg', 'image/jpeg', 'image/png', 'image/png', undefined],
    ['foto.jpg', 'image/jpeg', 'application/pdf', 'application/pdf', 'disguised'],
    ['factura.pdf', 'application/pdf', 'application/x-msdownload', 'application/x-msdownload', 'program'],
    ['factura.pdf.exe', 'application/pdf', null, 'application/pdf', 'program'],
    ['macro.docm', 'application/octet-stream', 'application/zip', 'application/zip', 'program'],
    ['carta.docx', 'application/vnd.openxmlformats', 'application/zip', 'application/vnd.openxmlformats', undefined],
    ['datos', '', 'application/pdf', 'application/pdf', undefined],
    ['datos', '', null, 'application/octet-stream', undefined],
    ['cita.ics', 'application/ics', 'text/calendar', 'text/calendar', undefined],
    ['foto.jpg', 'image/jpeg', 'text/calendar', 'text/calendar', 'disguised'],
    ['nota.txt', 'Text/Plain; charset=utf-8', null, 'text/plain', undefined],
  ] as const)('%s that says %s and is %s', ([name, type, found, is, warning]) => {
    expect(judgeFile({ name, type }, found)).toEqual({ type: is, ...(warning ? { warning } : {}) });
  });
});
