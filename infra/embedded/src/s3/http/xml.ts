import { XMLBuilder, XMLParser, XMLValidator } from 'fast-xml-parser';
import { S3Error } from '../s3-error.ts';

const namespace = 'http://s3.amazonaws.com/doc/2006-03-01/';

type XmlValue = string | number | boolean | undefined | XmlElement | readonly XmlElement[] | readonly string[];
/** Undefined members are left out; an array repeats the element. */
export interface XmlElement {
  [name: string]: XmlValue;
}

/** An S3 document: declaration, S3's namespace on the root. */
export function renderXml(root: string, content: XmlElement, options: { namespaced?: boolean } = {}): string {
  const builder = new XMLBuilder({ ignoreAttributes: false, attributeNamePrefix: '@', suppressEmptyNode: false });
  const attributes = options.namespaced === false ? {} : { '@xmlns': namespace };
  const body = builder.build({ [root]: { ...attributes, ...withoutUndefined(content) } });
  return `<?xml version="1.0" encoding="UTF-8"?>\n${escapeControls(body)}`;
}

function withoutUndefined(element: XmlElement): XmlElement {
  return Object.fromEntries(
    Object.entries(element)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [name, nested(value)]),
  );
}

function nested(value: XmlValue): XmlValue {
  if (Array.isArray(value)) return value.map(nested) as XmlElement[];
  return typeof value === 'object' ? withoutUndefined(value as XmlElement) : value;
}

/** XML 1.0 can't carry most control characters even escaped; S3 writes the references all the same, and clients read them. */
function escapeControls(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: exactly these are meant
  return text.replaceAll(/[\u0001-\u0008\u000b-\u001f]/g, (character) => `&#x${character.charCodeAt(0).toString(16)};`);
}

/**
 * The children of the document's root element, all values as text; `lists` names the elements that may repeat. No client of S3 declares
 * entities, so a document type is refused.
 */
export function parseXml(text: string, root: string, lists: readonly string[] = []): Record<string, unknown> {
  if (/<!doctype/i.test(text) || XMLValidator.validate(text) !== true) throw malformed();
  const parser = new XMLParser({
    ignoreAttributes: true,
    parseTagValue: false,
    removeNSPrefix: true,
    // A key may begin or end with a space.
    trimValues: false,
    htmlEntities: true,
    isArray: (name) => lists.includes(name),
  });
  const document = readBy(parser, text);
  const content = isRecord(document) ? document[root] : undefined;
  if (typeof content === 'string' && content.trim() === '') return {};
  if (!isRecord(content)) throw malformed();
  return content;
}

/** The parser throws where an element is called like a member of every object, such as `__proto__`. */
function readBy(parser: XMLParser, text: string): unknown {
  try {
    return parser.parse(text, false);
  } catch {
    throw malformed();
  }
}

/** A text child; undefined when absent. */
export function xmlText(parent: Record<string, unknown>, name: string): string | undefined {
  const value = parent[name];
  if (value === undefined || typeof value === 'string') return value;
  throw malformed();
}

/** The records of a repeated child. */
export function xmlRecords(parent: Record<string, unknown>, name: string): Record<string, unknown>[] {
  const value = parent[name];
  if (value === undefined) return [];
  if (!Array.isArray(value) || !value.every(isRecord)) throw malformed();
  return value;
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function malformed(): S3Error {
  return new S3Error(
    'MalformedXML',
    'The XML you provided was not well-formed or did not validate against our published schema.',
  );
}
