import { describe, expect, it } from 'vitest';
import { attachmentName, attachmentType } from './attachment-type.ts';

const zip = (...names: string[]) => Buffer.from(`PK\x03\x04..[Content_Types].xml..${names.join('..')}`, 'latin1');
/** The first box of a file of the kinds that phones write: its length, `ftyp`, the first brand, its version, all brands. */
const phoneFile = (...brands: string[]) => {
  const named = Buffer.from(`ftyp${brands[0]}\0\0\0\0${brands.join('')}`, 'latin1');
  const length = Buffer.alloc(4);
  length.writeUInt32BE(named.length + 4);
  return Buffer.concat([length, named, Buffer.from('....mdat')]);
};
const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const sheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

describe('what is attached', () => {
  it.each([
    ['a PDF', Buffer.from('%PDF-1.7\n'), 'application/pdf'],
    ['a JPEG', Buffer.from([0xff, 0xd8, 0xff, 0xe0]), 'image/jpeg'],
    ['a PNG', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0]), 'image/png'],
    ["a phone's photo", phoneFile('heic', 'mif1'), 'image/heic'],
    ["a phone's photo whose coding is named second", phoneFile('mif1', 'heic'), 'image/heic'],
    ['a photo of another coding', phoneFile('mif1', 'avif'), undefined],
    ["a phone's video", phoneFile('isom', 'mp42'), undefined],
    ['a Word document', zip('word/document.xml'), word],
    ['a spreadsheet', zip('xl/workbook.xml'), sheet],
    ['a document with macros', zip('word/document.xml', 'word/vbaProject.bin'), undefined],
    ['any other ZIP', zip('setup.exe'), undefined],
    ['a ZIP that is no Office document', Buffer.from('PK\x03\x04word/document.xml'), undefined],
    ['a web page', Buffer.from('<!doctype html><script>'), undefined],
    ['a picture that can hold scripts', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg">'), undefined],
    ['a program', Buffer.from('MZ\x90'), undefined],
    ['a signature that is cut off', Buffer.from([0x89, 0x50, 0x4e]), undefined],
    ['nothing', Buffer.alloc(0), undefined],
  ])('%s is told by its bytes', (_name, bytes, type) => {
    expect(attachmentType(bytes)).toBe(type);
  });
});

describe('its name', () => {
  it.each([
    ['维修单.pdf', 'application/pdf', '维修单.pdf'],
    ['SCAN.PDF', 'application/pdf', 'SCAN.PDF'],
    ['照片.jpeg', 'image/jpeg', '照片.jpeg'],
    ['IMG_0001.HEIC', 'image/heic', 'IMG_0001.HEIC'],
    ['照片.jpg', 'image/heic', '照片.jpg.heic'],
    ['notice.html', 'application/pdf', 'notice.html.pdf'],
    ['../../etc/passwd', 'image/png', 'passwd.png'],
    ['C:\\temp\\单.docx', word, '单.docx'],
    ['a\r\nb\u202egpj.exe', 'image/jpeg', 'abgpj.exe.jpg'],
    ['/', 'application/pdf', '附件.pdf'],
  ] as const)('%j of %s is kept as %j', (given, type, kept) => {
    expect(attachmentName(given, type)).toBe(kept);
  });
});
