import type { EvidenceCrypto } from '../evidence/evidence-crypto.ts';
import { readWholeZip, sourceOf } from '../evidence/read-whole-zip.ts';

// Reads office files as HQ writes them, and refuses all that could show more or less than their text: a file that it can't read to
// the last byte is no paper of ours. docs/bulletin-papers.md says it rule by rule.

/** A file that isn't as HQ writes them. */
export class PaperRefused extends Error {
  readonly at: string;

  constructor(at: string) {
    super(at);
    this.at = at;
  }
}

export type Parts = ReadonlyMap<string, Uint8Array>;

/** @throws PaperRefused */
export async function openParts(bytes: Uint8Array, crypto: Pick<EvidenceCrypto, 'crc32'>): Promise<Parts> {
  const zip = await readWholeZip(sourceOf(bytes), crypto);
  if (!zip || zip.problems.length > 0) throw new PaperRefused('(zip)');
  return zip.entries;
}

/** The text of a part: UTF-8, no byte order mark. @throws PaperRefused */
export function textOfPart(parts: Parts, name: string): string {
  const bytes = parts.get(name);
  try {
    if (bytes) return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    // Bytes that are no text are refused like a part that is missing.
  }
  throw new PaperRefused(name);
}

export type XmlEvent =
  | { kind: 'open' | 'close'; name: string; attributes: ReadonlyMap<string, string>; parents: readonly string[] }
  | { kind: 'text'; text: string; parents: readonly string[] };

const declaration = /<\?xml version="1\.0" encoding="UTF-8"(?: standalone="yes")?\?>\n?/y;
const piece = /<(\/?)([A-Za-z][\w:.-]*)((?: [\w:.-]+="[^"<]*")*) ?(\/?)>|([^<]+)/y;
const attribute = / ([\w:.-]+)="([^"]*)"/g;
const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** What stands in a part, one after the other. Neither comments nor instructions nor marked sections are ours. @throws PaperRefused */
export function eventsOf(parts: Parts, name: string): XmlEvent[] {
  const text = textOfPart(parts, name);
  const events: XmlEvent[] = [];
  let parents: readonly string[] = [];
  let roots = 0;
  declaration.lastIndex = 0;
  if (!declaration.test(text)) throw new PaperRefused(name);
  for (let at = declaration.lastIndex; at < text.length; at = piece.lastIndex) {
    piece.lastIndex = at;
    const [whole, slash, element = '', given = '', ends, content] = piece.exec(text) ?? [];
    if (whole === undefined) throw new PaperRefused(name);
    if (content !== undefined) {
      if (parents.length === 0) throw new PaperRefused(name);
      events.push({ kind: 'text', text: plainOf(content, name), parents });
      continue;
    }
    if (slash === '/') {
      if (parents.at(-1) !== element || given !== '' || ends === '/') throw new PaperRefused(name);
      parents = parents.slice(0, -1);
      events.push({ kind: 'close', name: element, attributes: new Map(), parents });
      continue;
    }
    if (parents.length === 0) roots += 1;
    const attributes = new Map<string, string>();
    for (const [, key = '', value = ''] of given.matchAll(attribute)) {
      if (attributes.has(key)) throw new PaperRefused(name);
      attributes.set(key, plainOf(value, name));
    }
    events.push({ kind: 'open', name: element, attributes, parents });
    if (ends === '/') events.push({ kind: 'close', name: element, attributes: new Map(), parents });
    else parents = [...parents, element];
  }
  if (parents.length > 0 || roots !== 1) throw new PaperRefused(name);
  return events;
}

function plainOf(text: string, part: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&([^;&]*);?/g, (whole, name: string) => {
    const code = /^#(\d{1,6})$/.exec(name)?.[1];
    const said = code === undefined ? entities[name] : String.fromCodePoint(Number(code));
    if (said === undefined || !whole.endsWith(';')) throw new PaperRefused(part);
    return said;
  });
}

/** Only these elements may stand in the part, each with no attributes but these; null: with any. @throws PaperRefused */
export function assertOnly(
  events: readonly XmlEvent[],
  part: string,
  allowed: Readonly<Record<string, readonly string[] | null>>,
): void {
  for (const event of events) {
    if (event.kind !== 'open') continue;
    const known = Object.hasOwn(allowed, event.name) ? allowed[event.name] : undefined;
    const isRight = known === null || known?.length === undefined ? known === null : hasOnly(event.attributes, known);
    if (!isRight) throw new PaperRefused(`${part} <${event.name}>`);
  }
}

function hasOnly(attributes: ReadonlyMap<string, string>, known: readonly string[]): boolean {
  return [...attributes.keys()].every((name) => known.includes(name));
}
