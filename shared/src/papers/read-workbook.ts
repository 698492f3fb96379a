import { assertOnly, eventsOf, PaperRefused, type Parts, textOfPart } from './read-office.ts';

export interface ReadSheet {
  name: string;
  /** What stands in it, by its place, as `B2`. Days and moments are numbers of days, as spreadsheets count them. */
  cells: Map<string, string | number>;
}

/** What an .xlsx shows. */
export interface ReadWorkbook {
  sheets: ReadSheet[];
  /** When it was made, and changed. */
  properties: string[];
}

const workbook = 'xl/workbook.xml';
const relations = 'xl/_rels/workbook.xml.rels';
const shared = 'xl/sharedStrings.xml';
const styles = 'xl/styles.xml';
const properties = 'docProps/core.xml';
const parts = [
  ...['[Content_Types].xml', '_rels/.rels', 'docProps/app.xml', properties, relations, shared, styles],
  ...['xl/theme/theme1.xml', workbook],
];
const sheetPart = (nr: number) => `xl/worksheets/sheet${nr}.xml`;
/** Others could hide a number. */
const numberFormats = ['@', 'General', 'yyyy-mm-dd', 'yyyy-mm-dd hh:mm:ss'];
const dates = { 'xmlns:cp': null, 'xmlns:dc': null, 'xmlns:dcterms': null, 'xmlns:xsi': null };

const ofSheet = {
  worksheet: ['xmlns', 'xmlns:r'],
  dimension: ['ref'],
  sheetViews: [],
  sheetView: ['workbookViewId'],
  pane: ['ySplit', 'topLeftCell', 'state', 'activePane'],
  sheetFormatPr: ['defaultRowHeight'],
  cols: [],
  col: ['min', 'max', 'width', 'customWidth'],
  sheetData: [],
  row: ['r'],
  c: ['r', 't', 's'],
  v: [],
  pageMargins: ['left', 'right', 'top', 'bottom', 'header', 'footer'],
};

/** @throws PaperRefused when it isn't a workbook as HQ writes them */
export function readWorkbook(given: Parts): ReadWorkbook {
  const names = sheetNamesOf(given);
  const known = new Set([...parts, ...names.map((_, index) => sheetPart(index + 1))]);
  for (const name of known) if (!given.has(name)) throw new PaperRefused(name);
  for (const name of given.keys()) if (!known.has(name)) throw new PaperRefused(name);
  for (const name of known) if (/TargetMode|<!/.test(textOfPart(given, name))) throw new PaperRefused(name);
  for (const event of eventsOf(given, styles)) {
    const format = event.kind === 'open' && event.name === 'numFmt' ? event.attributes.get('formatCode') : '@';
    if (!numberFormats.includes(format ?? '')) throw new PaperRefused(styles);
  }
  const texts = sharedTextsOf(given);
  const used = new Set<number>();
  const sheets = names.map((name, index) => ({ name, cells: cellsOf(given, sheetPart(index + 1), texts, used) }));
  if (used.size !== texts.length) throw new PaperRefused(shared);
  return { sheets, properties: propertiesOf(given) };
}

/** The n-th sheet is the part of its number. None is hidden. */
function sheetNamesOf(given: Parts): string[] {
  const events = eventsOf(given, workbook);
  assertOnly(events, workbook, {
    workbook: ['xmlns', 'xmlns:r'],
    bookViews: [],
    workbookView: ['xWindow', 'yWindow', 'windowWidth', 'windowHeight', 'activeTab'],
    sheets: [],
    sheet: ['name', 'sheetId', 'r:id'],
    calcPr: ['calcId', 'fullCalcOnLoad'],
  });
  const targets = new Map<string | undefined, string | undefined>();
  for (const event of eventsOf(given, relations)) {
    if (event.kind === 'open') targets.set(event.attributes.get('Id'), event.attributes.get('Target'));
  }
  const sheets = events.flatMap((event) => (event.kind === 'open' && event.name === 'sheet' ? [event.attributes] : []));
  return sheets.map((attributes, index) => {
    if (targets.get(attributes.get('r:id')) !== `worksheets/sheet${index + 1}.xml`) throw new PaperRefused(workbook);
    return attributes.get('name') ?? '';
  });
}

function sharedTextsOf(given: Parts): string[] {
  const events = eventsOf(given, shared);
  assertOnly(events, shared, { sst: ['xmlns', 'count', 'uniqueCount'], si: [], t: ['xml:space'] });
  const texts: string[] = [];
  for (const event of events) {
    if (event.kind === 'open' && event.name === 'si') texts.push('');
    if (event.kind !== 'text') continue;
    if (event.parents.at(-1) !== 't') throw new PaperRefused(shared);
    texts.push((texts.pop() ?? '') + event.text);
  }
  return texts;
}

/** @param used the shared texts that a cell shows */
function cellsOf(given: Parts, part: string, texts: readonly string[], used: Set<number>): ReadSheet['cells'] {
  const events = eventsOf(given, part);
  assertOnly(events, part, ofSheet);
  const cells: ReadSheet['cells'] = new Map();
  let place = '';
  let isText = false;
  for (const event of events) {
    if (event.kind === 'open' && event.name === 'c') {
      place = event.attributes.get('r') ?? '';
      const type = event.attributes.get('t');
      isText = type === 's';
      if (!/^[A-Z]{1,3}[1-9]\d{0,6}$/.test(place) || (type !== undefined && !isText)) throw new PaperRefused(part);
    }
    if (event.kind !== 'text') continue;
    const isCell = event.parents.at(-1) === 'v' && !cells.has(place);
    const value = Number(event.text);
    if (!isCell || !/^-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?$/.test(event.text)) throw new PaperRefused(part);
    const text = texts[value];
    if (isText && text === undefined) throw new PaperRefused(part);
    if (isText) used.add(value);
    cells.set(place, isText ? (text ?? '') : value);
  }
  return cells;
}

function propertiesOf(given: Parts): string[] {
  const events = eventsOf(given, properties);
  assertOnly(events, properties, {
    'cp:coreProperties': Object.keys(dates),
    'dcterms:created': ['xsi:type'],
    'dcterms:modified': ['xsi:type'],
  });
  return events.flatMap((event) => (event.kind === 'text' ? [event.text] : []));
}
