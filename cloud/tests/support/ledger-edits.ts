import { canonicalJson } from '@rollcall/shared/contract/canonical-json';
import { leafBytes, payloadSha256 } from '@rollcall/shared/contract/ledger-leaf';
import type { DumpLeaf } from '@rollcall/shared/evidence/dump-form';
import { appendLeaves } from '@rollcall/shared/merkle/append-leaves';
import { hashLeaf } from '@rollcall/shared/merkle/hash';
import { sha256 } from './ledger-setup.ts';

/** A row of a dump, with what is known of it: thousands of edited dumps share most of them. */
export interface Row {
  leaf: DumpLeaf;
  /** Its line behind the index. */
  rest: string;
  hash: Uint8Array;
}

/** What somebody did who may do anything in the database. */
export interface Edit {
  kind: (typeof editKinds)[number];
  /** The first leaf that isn't what it was. */
  at: number;
  rows: Row[];
  /** Whether all that depends on it was worked out anew, so that only a checkpoint over the old root tells. */
  consistent: boolean;
}

export const editKinds = [
  'payload_changed',
  'subject_changed',
  'salt_changed',
  'emptied',
  'type_changed',
  'dated_back',
  'fact_renumbered',
  'removed',
  'inserted',
  'swapped',
  'tail_cut',
  'rewritten',
] as const;

export function rowOf(leaf: DumpLeaf): Row {
  const line = canonicalJson(leaf);
  return { leaf, rest: line.slice(line.indexOf(',')), hash: hashLeaf(leafBytes(leaf.leaf), sha256) };
}

/** The lines of these rows. @param renumbered whether each gets the index of its place, or keeps its own */
export function linesOf(rows: readonly Row[], renumbered: boolean): string {
  return rows.map(({ leaf, rest }, place) => `{"index":${renumbered ? place : leaf.index}${rest}\n`).join('');
}

export function rootOfRows(rows: readonly Row[]): Uint8Array {
  return appendLeaves({ size: 0, frontier: [], leafHashes: rows.map(({ hash }) => hash) }, sha256).root;
}

/** One edit of this kind. @param consistent whether whoever did it had the digests follow, where there is a choice */
export function editRows(
  rows: readonly Row[],
  { kind, at, consistent }: Pick<Edit, 'kind' | 'at' | 'consistent'>,
  random: (below: number) => number,
): Edit {
  const row = rows[at] as Row;
  const { leaf } = row.leaf;
  const with_ = (changed: Partial<DumpLeaf>): Row => rowOf({ ...row.leaf, ...changed });
  const withLeaf = (changed: object): Row => with_({ leaf: { ...leaf, ...changed } });
  const replaced = (changed: Row): Row[] => rows.with(at, changed);
  const edit = (edited: Row[], follows = true): Edit => ({ kind, at, rows: edited, consistent: follows });
  switch (kind) {
    case 'payload_changed':
      return edit(
        replaced(told(with_({ payload: { ...row.leaf.payload, nr: -1 - random(1e9) } }), consistent)),
        consistent,
      );
    case 'subject_changed':
      return edit(replaced(told(with_({ subject: `unit:other-${random(1e9)}` }), consistent)), consistent);
    case 'salt_changed':
      return edit(
        replaced(told(with_({ salt: sha256(Buffer.from(`${random(1e9)}`)).toString('hex') }), consistent)),
        consistent,
      );
    case 'emptied':
      return edit(replaced(with_({ subject: null, payload: null, salt: null })), false);
    case 'type_changed':
      return edit(replaced(withLeaf({ type: `other_${random(1e9)}` })));
    case 'dated_back':
      return edit(replaced(withLeaf({ recordedAt: `2020-01-01T00:00:00.${String(random(1e6)).padStart(6, '0')}Z` })));
    case 'fact_renumbered':
      return edit(replaced(withLeaf({ factId: 1_000_000 + random(1e9) })));
    case 'removed':
      return edit(rows.toSpliced(at, 1), consistent);
    case 'inserted':
      return edit(rows.toSpliced(at, 0, told(with_({ payload: { by: 'nobody', nr: random(1e9) } }), true)), consistent);
    case 'swapped':
      return edit(rows.toSpliced(at, 2, ...rows.slice(at, at + 2).reverse()), consistent);
    case 'tail_cut':
      return edit(rows.slice(0, at));
    case 'rewritten':
      return edit([...rows.slice(0, at), ...rows.slice(at).map((old) => retold(old, { nr: random(1e9) }))]);
  }
}

/** Another payload; but what was erased, and why, is left alone: it would show. */
function retold(row: Row, payload: Record<string, unknown>): Row {
  const untouched = row.leaf.payload === null || row.leaf.leaf.type === 'payload_erased';
  return untouched ? row : told(rowOf({ ...row.leaf, payload }), true);
}

/** The row with the digest of what it now says, if whoever changed it thought of that. */
function told(row: Row, consistent: boolean): Row {
  const { leaf, subject, payload, salt } = row.leaf;
  if (!consistent || subject === null || salt === null) return row;
  const digest = payloadSha256(Buffer.from(salt, 'hex'), { subject, payload }, sha256);
  return rowOf({ ...row.leaf, leaf: { ...leaf, payloadSha256: digest } });
}
