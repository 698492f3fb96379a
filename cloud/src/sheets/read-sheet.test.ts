import { crc32, deflateRawSync } from 'node:zlib';
import { encodeGb18030 } from '@rollcall/test/encode-gb18030';
import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, test } from 'vitest';
import { inflatedSize } from './inflated-size.ts';
import { readSheet } from './read-sheet.ts';
import type { CellValue } from './sheet.ts';
import { sheetLimits } from './sheet-limits.ts';

const bytesOf = (text: string) => Buffer.from(text);

/** Rows as `number: cells`, or why there are none. */
async function read(bytes: Uint8Array): Promise<string[] | string> {
  const reading = await readSheet(bytes);
  if (reading.outcome === 'refused') return reading.problem;
  return reading.sheet.rows.map(({ number, cells }) => `${number}: ${cells.map(show).join('|')}`);
}

function show(cell: CellValue): string {
  return cell instanceof Date ? cell.toISOString() : String(cell ?? '');
}

interface Entry {
  name: string;
  content: string;
  /** What the directory says about its size, if not the truth. */
  claimed?: number;
  packed?: Buffer;
}

function zip(entries: Entry[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content, claimed, packed = deflateRawSync(content) } of entries) {
    const title = Buffer.from(name);
    const sizes = Buffer.alloc(16);
    sizes.writeUInt32LE(crc32(content), 0);
    sizes.writeUInt32LE(packed.length, 4);
    sizes.writeUInt32LE(claimed ?? Buffer.byteLength(content), 8);
    sizes.writeUInt16LE(title.length, 12);
    const head = Buffer.from([20, 0, 0, 0, 8, 0, 0, 0, 0, 0]);
    parts.push(Buffer.from('PK\x03\x04'), head, sizes, title, packed);
    const rest = Buffer.alloc(16);
    rest.writeUInt32LE(offset, 12);
    directory.push(Buffer.from('PK\x01\x02\x14\x00'), head, sizes.subarray(0, 14), rest, title);
    offset += 30 + title.length + packed.length;
  }
  const whole = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(whole.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, whole, end]);
}

const relations = (targets: [string, string][]) =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${targets
    .map(
      ([type, target], index) =>
        `<Relationship Id="rId${index + 1}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/>`,
    )
    .join('')}</Relationships>`;

/** The least that is an .xlsx. */
function workbook({ sheet = '<worksheet/>', strings = '<sst/>' }): Entry[] {
  return [
    { name: '[Content_Types].xml', content: '<Types/>' },
    { name: '_rels/.rels', content: relations([['officeDocument', 'xl/workbook.xml']]) },
    {
      name: 'xl/workbook.xml',
      content:
        '<workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>',
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: relations([
        ['worksheet', 'worksheets/sheet1.xml'],
        ['sharedStrings', 'sharedStrings.xml'],
      ]),
    },
    { name: 'xl/worksheets/sheet1.xml', content: sheet },
    { name: 'xl/sharedStrings.xml', content: strings },
  ];
}
const oneCell = '<worksheet><sheetData><row r="1"><c r="A1"><v>7</v></c></row></sheetData></worksheet>';

describe('an .xlsx', () => {
  test('is read from its first sheet that is shown, blank rows left out, rows counted as Excel does', async () => {
    const bytes = await writeXlsx({
      sheets: [
        { name: '隐藏', hidden: true, rows: [['x']] },
        {
          name: '排班',
          columns: [{}, { numFmt: 'yyyy"年"m"月"d"日"' }, { numFmt: 'h:mm' }],
          rows: [
            ['标题'],
            [null],
            ['  '],
            ['000123', new Date('2026-11-25T00:00:00Z'), new Date('1899-12-31T08:00:00Z'), true],
            [123.0, 46351.5, null, null],
          ],
        },
        { name: '填写说明', rows: [['y']] },
      ],
    });
    expect(await read(bytes)).toEqual([
      '1: 标题',
      '4: 000123|2026-11-25T00:00:00.000Z|1899-12-31T08:00:00.000Z|true',
      '5: 123|2026-11-25T12:00:00.000Z',
    ]);
  });

  test('gives the last result of a formula, and says how its dates are counted', async () => {
    const rows = [['x']];
    const cells = new Map([['1,1', { value: null, formula: 'A1', formulaResult: 'x' }]]);
    const bytes = await writeXlsx({ dateSystem: '1904', sheets: [{ name: 'a', rows, cells }] });
    const reading = await readSheet(bytes);
    expect(reading).toMatchObject({ outcome: 'read', sheet: { dates1904: true } });
    expect(await read(bytes)).toEqual(['1: x', '2: |x']);
  });

  test('is no larger for a lone cell in the last corner', async () => {
    const far = '<row r="1048576"><c r="A1048576"/><c r="XFD1048576"><v>9</v></c></row>';
    const sheet = oneCell.replace('</row>', `</row>${far}`);
    expect(await read(zip(workbook({ sheet })))).toEqual(['1: 7']);
  });

  test('of too many rows is refused', async () => {
    const rows = '<row><c><v>1</v></c></row>'.repeat(sheetLimits.rows);
    const sheet = (more: string) =>
      zip(workbook({ sheet: `<worksheet><sheetData>${rows}${more}</sheetData></worksheet>` }));
    expect(await read(sheet('<row r="200000"><c r="A200000"/></row>'))).toHaveLength(sheetLimits.rows);
    expect(await read(sheet('<row r="200000"><c r="A200000"><v>1</v></c></row>'))).toBe('too_many_rows');
  });

  test('that says that it unpacks into more than is taken is refused before it is', async () => {
    const big = { name: 'xl/media/a', content: 'x', claimed: sheetLimits.inflatedBytes };
    expect(await read(zip([...workbook({ sheet: oneCell }), big]))).toBe('file_too_large');
  });

  test('that says less than the truth is held to it', async () => {
    const entries = workbook({ sheet: oneCell.padEnd(10_000_000) });
    expect(await read(zip(entries))).toEqual(['1: 7']);
    const lying = entries.map((entry) => (entry.content.length > 1e6 ? { ...entry, claimed: 1000 } : entry));
    expect(await read(zip(lying))).toBe('file_not_a_spreadsheet');
  });

  test('that says nothing about a size is refused', async () => {
    const silent = workbook({ sheet: oneCell }).map((entry) => ({ ...entry, claimed: 0 }));
    expect(await read(zip(silent))).toBe('file_broken');
    const honest = zip(workbook({ sheet: oneCell }));
    expect(inflatedSize(honest)).toBe(
      workbook({ sheet: oneCell }).reduce((sum, { content }) => sum + Buffer.byteLength(content), 0),
    );
    expect(inflatedSize(honest.subarray(0, -1))).toBeUndefined();
  });

  test('that takes too much memory or time ends alone', async () => {
    const strings = `<sst>${'<si><t/></si>'.repeat(300_000)}</sst>`;
    const bytes = zip(workbook({ sheet: oneCell, strings }));
    const refusal = { outcome: 'refused', problem: 'file_too_large' };
    expect(await readSheet(bytes, { heapMiB: 16, readMs: 60_000 })).toEqual(refusal);
    expect(await readSheet(bytes, { heapMiB: 1000, readMs: 1 })).toEqual(refusal);
  });
});

describe('a .csv', () => {
  const lines = '警号,岗位\n100001,人民路\n';
  const expected = ['1: 警号|岗位', '2: 100001|人民路'];
  test.each<[string, Uint8Array]>([
    ['UTF-8', bytesOf(lines)],
    ['UTF-8 with a byte order mark', bytesOf(`\ufeff${lines}`)],
    ['GB18030', encodeGb18030(lines)],
    ['UTF-16', Buffer.from(`\ufeff${lines}`, 'utf16le')],
    ['UTF-16, big end first', Buffer.from(`\ufeff${lines}`, 'utf16le').swap16()],
    ['semicolons', bytesOf(lines.replaceAll(',', ';'))],
    ['tabs', bytesOf(lines.replaceAll(',', '\t'))],
    ['Windows line ends', bytesOf(lines.replaceAll('\n', '\r\n'))],
    ['quotes', bytesOf('"警号","岗位"\n"100001","人民路"')],
    ['a line that names the separator', bytesOf(`sep=;\r\n${lines.replaceAll(',', ';')}`)],
  ])('with %s is read', async (_what, bytes) => {
    expect(await read(bytes)).toEqual(expected);
  });

  test('has a row for each line that Excel shows: blank ones, but none for a line break in quotes', async () => {
    expect(await read(bytesOf('警号,岗位\n\n,\n1,"人民路\n,东口"\n2,"a""b"\n3,5" 屏'))).toEqual([
      '1: 警号|岗位',
      '4: 1|人民路\n,东口',
      '5: 2|a"b',
      '6: 3|5" 屏',
    ]);
  });

  test.each([
    ['sep=;\n警号;岗,,,位', '1: 警号|岗,,,位'],
    ['"警;;;号",岗位', '1: 警;;;号|岗位'],
  ])('like %j is cut where it is meant', async (text, expected) => {
    expect(await read(bytesOf(text))).toEqual([expected]);
  });

  test.each<[string, Uint8Array, string]>([
    ['nothing', Buffer.alloc(0), 'file_empty'],
    ['blanks', bytesOf('\n \n,,\n'), ''],
    ['an open quote', bytesOf('a,"b\nc'), 'file_broken'],
    ['zero bytes', bytesOf('警号,\0'), 'file_encoding'],
    ['a picture', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0x10, 0x4a, 0x46]), 'file_encoding'],
    ['an old .xls', Buffer.from('d0cf11e0a1b11ae1000000', 'hex'), 'file_old_xls'],
    ['a web page that is called .xls', bytesOf('\n<html><table><tr><td>警号'), 'file_web_page'],
    ['another zip', zip([{ name: 'word/document.xml', content: '<w/>' }]), 'file_not_a_spreadsheet'],
    ['a cut zip', Buffer.from('PK\x03\x04abc'), 'file_broken'],
    ['more than is taken', Buffer.alloc(sheetLimits.fileBytes + 1, 'a'), 'file_too_large'],
    ['more rows than are taken', Buffer.alloc(2 * sheetLimits.rows + 2, 'a\n'), 'too_many_rows'],
    ['a row far below', bytesOf(`a${'\n'.repeat(2 * sheetLimits.rows + 1)}b`), 'too_many_rows'],
  ])('of %s is refused', async (_what, bytes, problem) => {
    expect(await read(bytes)).toEqual(problem === '' ? [] : problem);
  });
});
