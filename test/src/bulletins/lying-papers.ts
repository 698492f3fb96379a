import { type Contents, zipOf } from '../evidence/sample-export.ts';
import { casesOf, type Forgery } from './forged-packages.ts';
import type { PackageCase } from './package-case.ts';
import type { SampleIssue } from './sample-package.ts';

// What only an HQ that lies can make: papers, sealed by their digest, that don't say what the content says, or show something else.

/** The parts of an office file as HQ writes it: one stored behind the other. */
function partsOf(bytes: Buffer): Contents {
  const parts: Contents = new Map();
  for (let at = 0; bytes.readUInt32LE(at) === 0x04034b50; ) {
    const [size, length] = [bytes.readUInt32LE(at + 18), bytes.readUInt16LE(at + 26)];
    const start = at + 30 + length;
    parts.set(bytes.toString('utf8', at + 30, start), bytes.subarray(start, start + size));
    at = start + size;
  }
  return parts;
}

const edited =
  (part: string, from: string | RegExp, to: string) =>
  (bytes: Buffer): Buffer => {
    const parts = partsOf(bytes);
    const text = String(parts.get(part));
    const next = text.replace(from, to);
    if (next === text) throw new Error(`${part} has no ${from}`);
    return zipOf(new Map(parts).set(part, Buffer.from(next)));
  };
const withPart = (part: string, text: string) => (bytes: Buffer) =>
  zipOf(new Map(partsOf(bytes)).set(part, Buffer.from(text)));

const document = 'word/document.xml';
const [says, shows] = ['text_differs', 'paper_refused'] as const;
const ofDocument = (name: string, code: typeof says | typeof shows, change: (bytes: Buffer) => Buffer): Forgery => ({
  name: `document: ${name}`,
  fault: `document_text: ${code} bulletin.docx`,
  issue: { change: { document: change } },
});
const ofFigures = (name: string, code: typeof says | typeof shows, change: (bytes: Buffer) => Buffer): Forgery => ({
  name: `workbook: ${name}`,
  fault: `figures_text: ${code} figures.xlsx`,
  issue: { change: { figures: change } },
});

const paragraph = '<w:p><w:r><w:t>另有三人被通报。</w:t></w:r></w:p>';
const sheet = 'xl/worksheets/sheet2.xml';
const numberCell = /<c r="([A-Z]+\d+)" s="3"><v>\d+<\/v><\/c>/;

const lies: Forgery[] = [
  ofDocument('another figure', says, edited(document, /（(\d+)\/(\d+)）/, '（9$1/$2）')),
  ofDocument('another name', says, edited(document, '赵敏', '王伟')),
  ofDocument('another heading', says, edited(document, '通报批评<', '通报表扬<')),
  ofDocument('a sentence more', says, edited(document, '<w:sectPr>', `${paragraph}<w:sectPr>`)),
  ofDocument(
    'a sentence less',
    says,
    edited(document, /<w:p>(?:(?!<\/w:p>).)*点名依据均已送达(?:(?!<\/w:p>).)*<\/w:p>/, ''),
  ),
  ofDocument('another digest in print', says, edited(document, /摘要（SHA-256）：[0-9a-f]/, '摘要（SHA-256）：x')),
  ofDocument(
    'another picture’s name',
    says,
    edited(document, /name="图1[^"]*" descr="图1[^"]*"/, 'name="图9" descr="图9"'),
  ),
  ofDocument('another title', says, edited('docProps/core.xml', '<dc:title>', '<dc:title>关于')),
  ofDocument('another time', says, edited('docProps/core.xml', /2026-12-04/g, '2026-12-03')),
  ofDocument('text that isn’t shown', shows, edited(document, '<w:rPr>', '<w:rPr><w:vanish/>')),
  ofDocument('text in white', shows, edited(document, 'w:color w:val="E60012"', 'w:color w:val="FFFFFF"')),
  ofDocument('text too small to see', shows, edited(document, '<w:sz w:val="32"/>', '<w:sz w:val="2"/>')),
  ofDocument(
    'text that was struck',
    shows,
    edited(document, '<w:t ', '<w:del><w:r><w:delText>x</w:delText></w:r></w:del><w:t '),
  ),
  ofDocument(
    'a footnote',
    shows,
    edited('word/footnotes.xml', '</w:footnotes>', `<w:footnote>${paragraph}</w:footnote></w:footnotes>`),
  ),
  ofDocument('another footer', shows, edited('word/footer1.xml', '— <', '草稿— <')),
  ofDocument(
    'a style that hides',
    shows,
    edited('word/styles.xml', '</w:styles>', '<w:style><w:rPr><w:vanish/></w:rPr></w:style></w:styles>'),
  ),
  ofDocument('comments', shows, withPart('word/comments.xml', '<?xml version="1.0" encoding="UTF-8"?><w:comments/>')),
  ofDocument(
    'a file from elsewhere',
    shows,
    edited('word/_rels/document.xml.rels', 'Id="rId1"', 'Id="rId1" TargetMode="External"'),
  ),
  ofDocument('a remark in XML', shows, edited(document, '<w:body>', '<w:body><!-- x -->')),
  ofDocument('a mark at its start', shows, edited(document, '<?xml', '\ufeff<?xml')),
  ofDocument('another time in a header of its ZIP', shows, (bytes) => Buffer.from(bytes).fill(1, 10, 11)),
  ofDocument('bytes behind its end', shows, (bytes) => Buffer.concat([bytes, Buffer.from('x')])),
  ofFigures('another figure', says, edited(sheet, numberCell, '<c r="$1" s="3"><v>987654</v></c>')),
  ofFigures(
    'a cell more',
    says,
    edited(sheet, '</sheetData>', '<row r="99"><c r="A99" s="3"><v>1</v></c></row></sheetData>'),
  ),
  ofFigures('a figure less', says, edited(sheet, numberCell, '<c r="$1" s="3"/>')),
  ofFigures('another word', says, edited('xl/sharedStrings.xml', '<t>使用率</t>', '<t>使用律</t>')),
  ofFigures('another sheet’s name', says, edited('xl/workbook.xml', 'name="总体情况"', 'name="情况"')),
  ofFigures('another time', says, edited('docProps/core.xml', /2026-12-04/g, '2026-12-03')),
  ofFigures('a hidden sheet', shows, edited('xl/workbook.xml', 'sheetId="2"', 'sheetId="2" state="hidden"')),
  ofFigures('a hidden row', shows, edited(sheet, '<row r="2">', '<row r="2" hidden="1">')),
  ofFigures('a formula', shows, edited(sheet, /<v>(\d+)<\/v><\/c><\/row>/, '<f>1+1</f><v>$1</v></c></row>')),
  ofFigures('a format that hides', shows, edited('xl/styles.xml', 'formatCode="General"', 'formatCode=";;;"')),
  ofFigures(
    'sheets exchanged',
    shows,
    edited('xl/_rels/workbook.xml.rels', 'worksheets/sheet1.xml', 'worksheets/sheet9.xml'),
  ),
  ofFigures('a text that no cell shows', shows, edited('xl/sharedStrings.xml', '</sst>', '<si><t>x</t></si></sst>')),
];

/** A document that calls p3 one thing where he is criticised, and another where he is cleared. */
const twoNames = (bytes: Buffer) => edited(document, '乌云其木格', '其木格')(bytes);
const withheld = (change: SampleIssue['change']): SampleIssue => ({ withheld: true, ...(change ? { change } : {}) });

const others: Forgery[] = [
  {
    name: 'a content that doesn’t follow from its rows',
    fault: 'content: content_differs bulletin.json',
    second: 'content_differs',
    issue: {
      change: {
        sealed: ({ content, texts }) => {
          const total = content.overview.total.map((figure) =>
            figure.metric === 'use'
              ? { ...figure, now: { ...figure.now, numerator: figure.now.numerator + 1 } }
              : figure,
          );
          return { content: { ...content, overview: { ...content.overview, total } }, texts };
        },
      },
    },
  },
  {
    name: 'a sealing of another period',
    fault: 'bulletin_digest: issue_differs bulletin.json',
    issue: { change: { seal: (seal) => ({ ...seal, period: { from: '2026-11-09', to: '2026-11-15' } }) } },
  },
  {
    name: 'one person under two names, without salts',
    fault: 'document_text: text_differs bulletin.docx',
    issue: withheld({ document: twoNames }),
  },
  {
    name: 'another sentence behind a name, without salts',
    fault: 'document_text: text_differs bulletin.docx',
    issue: withheld({ document: edited(document, '赵敏', '赵敏，一向表现良好。') }),
  },
];

export const lyingPapers = (): Promise<PackageCase[]> => casesOf([...lies, ...others]);
