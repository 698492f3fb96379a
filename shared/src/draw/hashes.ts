import { fromHex, toHex } from '../bytes/hex.ts';
import { canonicalJson } from '../contract/canonical-json.ts';
import type { Sha256 } from '../ids.ts';
import { hashLeaf } from '../merkle/hash.ts';
import type { DrawCrypto } from './draw-crypto.ts';
import type { ItemKind, NextDraw, Plan } from './plan.ts';

// Everything that a draw hashes is an RFC 8785 object with a `type`, so that no text of one kind passes for another. All
// digests are 64 lower-case hex digits.

/** The name of HQ among those who throw the dice. No station has it: their names have three characters. */
export const hqCustodian = 'hq';

/** Before the first draw there is no seed. */
export const noSeed = '0'.repeat(64);

export interface DrawnItem {
  stratum: string;
  kind: ItemKind;
  item: string;
}

export interface Secret {
  id: string;
  /** 32 random bytes in hex. */
  secret: string;
}

/**
 * What binds a custodian to its secret.
 * @param after the leaf hash of what it answers: for a station the announcement; for HQ the close (or start) before
 */
export function commitmentOf(
  { draw, after, custodian, secret }: { draw: number; after: string; custodian: string; secret: string },
  sha256: Sha256,
): string {
  return digest({ type: 'draw-commitment', draw, after, custodian, secret }, sha256);
}

/** The order in which stations are asked: by these digests, lowest first. */
function orderOf({ seed, draw, station }: { seed: string; draw: number; station: string }, sha256: Sha256): string {
  return digest({ type: 'draw-order', seed, draw, station }, sha256);
}

/**
 * The stations in the order in which they are asked: of each unit the first, and how many are asked together. Enough have answered
 * once `enough` have.
 */
export function askingOrder(
  { draw, roster, order }: NextDraw,
  sha256: Sha256,
): { stations: string[]; together: number; enough: number } {
  const ordered = roster
    .map(({ station, unit }) => ({ station, unit, rank: orderOf({ seed: order.seed, draw, station }, sha256) }))
    .sort((a, b) => compare(a.rank, b.rank));
  const units = new Set<string>();
  const stations: string[] = [];
  for (const { station, unit } of ordered) {
    if (units.has(unit)) continue;
    units.add(unit);
    stations.push(station);
  }
  const enough = Math.min(3, stations.length);
  // There is no seed yet by which some could be asked first.
  const together = order.draw === 0 ? stations.length : Math.min(enough + 1, stations.length);
  return { stations, together, enough };
}

/** @param close the leaf hash of the close @param root of the population */
export function seedOf(
  {
    draw,
    plan,
    close,
    root,
    secrets,
  }: { draw: number; plan: Plan; close: string; root: string; secrets: readonly Secret[] },
  sha256: Sha256,
): string {
  const byId = [...secrets].sort((a, b) => compare(a.id, b.id)).map(({ id, secret }) => ({ id, secret }));
  return digest({ type: 'draw-seed', draw, plan: planDigest(plan, sha256), close, root, secrets: byId }, sha256);
}

function planDigest(plan: Plan, sha256: Sha256): string {
  return digest({ type: 'draw-plan', ...plan }, sha256);
}

/** The place of an item within its stratum: lowest first. */
export function rankOf(
  { stratum, kind, item }: DrawnItem,
  seed: string,
  { hmacSha256 }: Pick<DrawCrypto, 'hmacSha256'>,
): string {
  return toHex(
    hmacSha256(fromHex(seed) ?? new Uint8Array(0), utf8(canonicalJson({ type: 'draw-rank', stratum, kind, item }))),
  );
}

/** Whether it is this officer's turn: in `every` draws in a row it is once. @param tag of the officer */
export function isTurn(tag: string, draw: number, every: number, sha256: Sha256): boolean {
  const number = BigInt(`0x${digest({ type: 'draw-turn', tag }, sha256)}`);
  return number % BigInt(every) === BigInt(draw % every);
}

/** The text of an item in a population or a sample. */
export function lineOf({ stratum, kind, item, tag }: DrawnItem & { tag: string }): string {
  return canonicalJson({ type: 'draw-line', stratum, kind, item, tag });
}

export function lineHash(line: string, sha256: Sha256): Uint8Array {
  return hashLeaf(utf8(line), sha256);
}

export function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function digest(value: { type: string } & Record<string, unknown>, sha256: Sha256): string {
  return toHex(sha256(utf8(canonicalJson(value))));
}

function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
