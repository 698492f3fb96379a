import { assertOnly, eventsOf, PaperRefused, type Parts, textOfPart, type XmlEvent } from './read-office.ts';

/** What a .docx shows. */
export interface ReadDocument {
  /** Paragraph by paragraph, those of tables cell by cell; a picture as `[its name]`. */
  lines: string[];
  /** Title, creator, who changed it last, revision, when it was made and changed. */
  properties: string[];
}

const wordNamespace = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const body = 'word/document.xml';
const footers = ['word/footer1.xml', 'word/footer2.xml'];
const properties = 'docProps/core.xml';
/** Their text isn't shown, or follows from the others. */
const silent = [
  ...['[Content_Types].xml', '_rels/.rels', 'docProps/app.xml', 'docProps/custom.xml'],
  ...['document', 'endnotes', 'fontTable', 'footer1', 'footer2', 'footnotes'].map((of) => `word/_rels/${of}.xml.rels`),
  ...['endnotes', 'fontTable', 'footnotes', 'numbering', 'settings', 'styles'].map((of) => `word/${of}.xml`),
  'word/theme/theme1.xml',
];
const picture = /^word\/media\/image\d+\.png$/;
/** What would show text from a part that isn't read, hide some, or bring another file in. */
const notInSilent =
  /<(?:[\w.-]+:)?(?:t|vanish|webHidden|specVanish|instrText|sym|delText|altChunk|txbxContent|AlternateContent)[\s/>]|TargetMode|<!/;

const anyAttributes: null = null;
const allowed = Object.fromEntries(
  [
    ...'document body p pPr r rPr rFonts color sz szCs t jc keepNext bottom top left right spacing ind pBdr tabs tab'.split(
      ' ',
    ),
    ...'outlineLvl tbl tblPr tblW tblBorders insideH insideV tblLayout tblGrid gridCol tr trPr cantSplit tblHeader'.split(
      ' ',
    ),
    ...'tc tcPr tcW tcMar vAlign drawing footerReference sectPr pgSz pgMar pgNumType docGrid'.split(' '),
    ...'ftr fldChar instrText'.split(' '),
  ]
    .map((name) => `w:${name}`)
    .concat(
      'wp:inline wp:extent wp:effectExtent wp:docPr wp:cNvGraphicFramePr a:graphicFrameLocks a:graphic a:graphicData'.split(
        ' ',
      ),
      'pic:pic pic:nvPicPr pic:cNvPr pic:cNvPicPr a:picLocks pic:blipFill a:blip a:srcRect a:stretch a:fillRect'.split(
        ' ',
      ),
      'pic:spPr a:xfrm a:off a:ext a:prstGeom a:avLst'.split(' '),
    )
    .map((name) => [name, anyAttributes]),
);
/** Only these may say what a prefix means. */
const declaring = ['w:document', 'w:ftr', 'a:graphicFrameLocks', 'a:graphic', 'pic:pic'];
const redOfHead = 'E60012';
const smallestType = 18;

/** @throws PaperRefused when it isn't a document as HQ writes them */
export function readDocument(parts: Parts): ReadDocument {
  const known = new Set([body, ...footers, properties, ...silent]);
  for (const name of known) if (!parts.has(name)) throw new PaperRefused(name);
  for (const name of parts.keys()) if (!known.has(name) && !picture.test(name)) throw new PaperRefused(name);
  for (const name of silent) if (notInSilent.test(textOfPart(parts, name))) throw new PaperRefused(name);
  for (const name of footers) {
    if (linesOf(parts, name, 'w:ftr').join('\n') !== '— PAGE —') throw new PaperRefused(name);
  }
  return { lines: linesOf(parts, body, 'w:document'), properties: propertiesOf(parts) };
}

function linesOf(parts: Parts, part: string, root: string): string[] {
  const events = eventsOf(parts, part);
  assertOnly(events, part, allowed);
  const [first] = events;
  if (first?.kind !== 'open' || first.name !== root || first.attributes.get('xmlns:w') !== wordNamespace) {
    throw new PaperRefused(part);
  }
  const lines: string[] = [];
  let line: string | null = null;
  for (const event of events) {
    if (event.kind === 'text') {
      if (line === null || !isShown(event.parents.at(-1), root)) throw new PaperRefused(part);
      line += event.text;
    } else if (event.kind === 'open') {
      assertPlain(event, part);
      if (event.name === 'w:p' && line !== null) throw new PaperRefused(part);
      if (event.name === 'w:p') line = '';
      if (event.name === 'wp:docPr') {
        if (line === null) throw new PaperRefused(part);
        line += `[${event.attributes.get('name') ?? ''}]`;
      }
    } else if (event.name === 'w:p') {
      lines.push(line ?? '');
      line = null;
    }
  }
  return lines;
}

const isShown = (element: string | undefined, root: string) =>
  element === 'w:t' || (element === 'w:instrText' && root === 'w:ftr');

/** Nothing is coloured away, too small to see, or under a prefix that means something else. */
function assertPlain({ name, attributes, parents }: Exclude<XmlEvent, { kind: 'text' }>, part: string): void {
  const value = attributes.get('w:val');
  const isPlain =
    (name !== 'w:color' || value === redOfHead) &&
    ((name !== 'w:sz' && name !== 'w:szCs') || (/^\d+$/.test(value ?? '') && Number(value) >= smallestType)) &&
    (name !== 'w:tab' || parents.at(-1) === 'w:tabs') &&
    (name !== 'wp:docPr' || (attributes.get('name') === attributes.get('descr') && !attributes.has('hidden'))) &&
    (declaring.includes(name) || ![...attributes.keys()].some((key) => key.startsWith('xmlns')));
  if (!isPlain) throw new PaperRefused(`${part} <${name}>`);
}

const propertyNames = [
  ...['dc:title', 'dc:creator', 'cp:lastModifiedBy', 'cp:revision', 'dcterms:created', 'dcterms:modified'],
];

function propertiesOf(parts: Parts): string[] {
  const said = new Map(propertyNames.map((name) => [name, '']));
  for (const event of eventsOf(parts, properties)) {
    if (event.kind === 'text') {
      const name = event.parents.at(-1) ?? '';
      if (!said.has(name)) throw new PaperRefused(properties);
      said.set(name, (said.get(name) ?? '') + event.text);
    } else if (event.name !== 'cp:coreProperties' && !said.has(event.name)) throw new PaperRefused(properties);
  }
  return [...said.values()];
}
