import { exemptionWords } from '@rollcall/shared/words/exemptions';

/** What may be attached, by media type. */
const extensions = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/heic': 'heic',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
} as const;

/** Endings that are as right as the one above. */
const otherEndings: Partial<Record<AttachmentType, RegExp>> = {
  'image/jpeg': /\.jpe?g$/i,
  'image/heic': /\.hei[cf]$/i,
};

export type AttachmentType = keyof typeof extensions;

const signatures: readonly [AttachmentType | 'zip', Buffer][] = [
  ['application/pdf', Buffer.from('%PDF-')],
  ['image/jpeg', Buffer.from([0xff, 0xd8, 0xff])],
  ['image/png', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])],
  ['zip', Buffer.from('PK\x03\x04')],
];

/**
 * What a file is, by its own bytes whatever it is called; undefined for what can't be attached. Documents with macros can't.
 */
export function attachmentType(bytes: Buffer): AttachmentType | undefined {
  if (isHeic(bytes)) return 'image/heic';
  const found = signatures.find(([, signature]) => bytes.subarray(0, signature.length).equals(signature))?.[0];
  return found === 'zip' ? officeType(bytes) : found;
}

const heicBrands = new Set(['heic', 'heix', 'heim', 'heis']);
/** No file type box of a phone's photo is longer. */
const longestFileTypeBox = 256;

/** A phone's photo (ISO/IEC 23008-12) says in its first box which coding its picture has: a list of brands of 4 letters. */
function isHeic(bytes: Buffer): boolean {
  if (bytes.length < 16 || bytes.toString('latin1', 4, 8) !== 'ftyp') return false;
  const end = Math.min(bytes.readUInt32BE(0), bytes.length, longestFileTypeBox);
  const brands = bytes.toString('latin1', 8, end).match(/.{4}/gs) ?? [];
  // After the first brand stands its version, which is no brand.
  return brands.some((brand, index) => index !== 1 && heicBrands.has(brand));
}

/** The names of a ZIP's entries stand in it as they are, so the parts that make it a document are found without unpacking. */
function officeType(bytes: Buffer): AttachmentType | undefined {
  const has = (name: string) => bytes.includes(name, 0, 'latin1');
  if (!has('[Content_Types].xml') || has('vbaProject.bin')) return undefined;
  if (has('word/document.xml')) return 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
  if (has('xl/workbook.xml')) return 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  return undefined;
}

/** The name as it is kept: without folders and control characters, and ending as what the file really is. */
export function attachmentName(given: string, type: AttachmentType): string {
  const last = given.split(/[/\\]/).at(-1) ?? '';
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
  const clean = last.replace(/[\u0000-\u001f\u007f\u202a-\u202e\u2066-\u2069]/g, '').trim();
  const extension = extensions[type];
  const endsRight = otherEndings[type] ?? new RegExp(`\\.${extension}$`, 'i');
  return endsRight.test(clean) ? clean : `${clean || exemptionWords.attachment.zh}.${extension}`;
}
