import type { CardReader } from '../card/classify-file.ts';

/** What a folder looks like. `cards` are the names of the sub-folders that look like cards. */
export type FolderLooks = { kind: 'card' } | { kind: 'dock' | 'maybe_dock'; cards: string[] };

const cardRoot = /^(dcim|logs?|media|mpt|temp|station_bind\.ini)$/i;
const dateFolder = /^[0-9]{8}$/;

/** Whether a file or folder of this name lies in the root of a card. */
export function isInCardRoot(name: string): boolean {
  return cardRoot.test(name) || dateFolder.test(name);
}

/**
 * Tells whether somebody named the dock instead of one of its cards, by the paths below it. It is a dock when two
 * sub-folders have what a card has in its root, or when each names recorders of its own; one such sub-folder, or date
 * folders one level too deep, only make it likely.
 */
export function dockOrCard(pathTexts: readonly string[], reader: Pick<CardReader, 'read'>): FolderLooks {
  const folders = new Map<string, { names: Set<string>; serials: Set<string> }>();
  for (const pathText of pathTexts) {
    const { fileClass, claim } = reader.read(pathText);
    const [folder = '', ...below] = pathText.split('/');
    if (below.length === 0 && (fileClass === 'media' || cardRoot.test(folder))) return { kind: 'card' };
    if (below.length === 0) continue;
    const known = folders.get(folder) ?? { names: new Set(), serials: new Set() };
    folders.set(folder, known);
    known.names.add(below[0] ?? '');
    if (claim.recorderSerial) known.serials.add(claim.recorderSerial);
  }
  if ([...folders.keys()].some(isInCardRoot)) return { kind: 'card' };

  const having = (pattern: RegExp) =>
    [...folders].filter(([, { names }]) => [...names].some((name) => pattern.test(name))).map(([folder]) => folder);
  const rooted = having(cardRoot);
  if (rooted.length > 1) return { kind: 'dock', cards: rooted };
  const named = [...folders].filter(([, { serials }]) => serials.size > 0);
  const serials = named.flatMap(([, { serials }]) => [...serials]);
  if (named.length > 1 && new Set(serials).size === serials.length) {
    return { kind: 'dock', cards: named.map(([folder]) => folder) };
  }
  const likely = [...new Set([...rooted, ...having(dateFolder)])];
  return likely.length > 0 ? { kind: 'maybe_dock', cards: likely } : { kind: 'card' };
}
