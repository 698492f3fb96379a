import { toHex } from '../bytes/hex.ts';
import type { Sha256 } from '../ids.ts';
import { appendLeaves } from '../merkle/append-leaves.ts';
import type { DrawCrypto } from './draw-crypto.ts';
import { compare, type DrawnItem, isTurn, lineHash, lineOf, rankOf } from './hashes.ts';
import { type Plan, type Selectable, type Stratum, stratumOf } from './plan.ts';

export interface Ripe extends Selectable {
  item: string;
  /** Of the officer, without a name. */
  tag: string;
  /** Of a draw that became void: drawn at double ratio, without cap. */
  again: boolean;
}

/** An item with its place: what a population and a sample consist of. */
export type Line = DrawnItem & { tag: string };

export interface Part {
  key: string;
  /** Of the population. */
  size: number;
  /** How many of it are drawn for the ratio and the minimum. */
  drawn: number;
  /** More would have been drawn. */
  capped: boolean;
}

/** What follows a stratum's name for items of a void draw. No name of a stratum has a dot. */
const againSuffix = '.again';

/** The lines of a population in their order. */
export function populationOf(items: readonly Ripe[], plan: Plan): Line[] {
  const lines = items.map((ripe) => {
    const { key } = stratumOf(plan, ripe);
    const { kind, item, tag, again } = ripe;
    return { stratum: again ? `${key}${againSuffix}` : key, kind, item, tag };
  });
  return lines
    .map((line) => ({ line, text: lineOf(line) }))
    .sort((a, b) => compare(a.text, b.text))
    .map(({ line }) => line);
}

/** The RFC 6962 root over these lines in this order, in hex. */
export function rootOf(lines: readonly Line[], sha256: Sha256): string {
  const leafHashes = lines.map((line) => lineHash(lineOf(line), sha256));
  return toHex(appendLeaves({ size: 0, frontier: [], leafHashes }, sha256).root);
}

/** The parts of a population in the plan's order, without those that nothing belongs to; of a stratum what comes again last. */
export function partsOf(population: readonly Line[], plan: Plan): Part[] {
  const sizes = [...Map.groupBy(population, ({ stratum }) => stratum)].map(([key, { length: size }]) => ({
    key,
    size,
  }));
  return partsOfSizes(sizes, plan);
}

/** The same, of a population of which only the sizes are known. */
export function partsOfSizes(sizes: readonly Pick<Part, 'key' | 'size'>[], plan: Plan): Part[] {
  const sizeOf = new Map(sizes.map(({ key, size }) => [key, size]));
  return plan.strata
    .flatMap((stratum) => [
      { ...stratum, again: false },
      { ...stratum, key: `${stratum.key}${againSuffix}`, again: true },
    ])
    .flatMap((stratum) => {
      const size = sizeOf.get(stratum.key) ?? 0;
      return size === 0 ? [] : [{ key: stratum.key, size, ...drawnOf(size, stratum) }];
    });
}

/** How many of so many items are drawn, in whole numbers: 70 of a thousand of a hundred are seven. */
export function drawnOf(
  size: number,
  { perMille, minimum, cap, again }: Pick<Stratum, 'perMille' | 'minimum' | 'cap'> & { again: boolean },
): { drawn: number; capped: boolean } {
  const ratio = again ? Math.min(1000, perMille * 2) : perMille;
  const wanted = Math.min(size, Math.max(minimum, Math.ceil((size * ratio) / 1000)));
  const most = again || cap === null ? wanted : Math.min(wanted, cap);
  return { drawn: most, capped: most < wanted };
}

/**
 * Draws: of each part the best-ranked, then the best-ranked item of each officer whose turn it is, unless it is drawn already. No
 * draw depends on another's sample.
 */
export function sampleOf(
  { population, plan, draw, seed }: { population: readonly Line[]; plan: Plan; draw: number; seed: string },
  crypto: Pick<DrawCrypto, 'sha256' | 'hmacSha256'>,
): (Line & { why: 'ratio' | 'turn' })[] {
  const ranked = population
    .map((line) => ({ line, rank: rankOf(line, seed, crypto) }))
    .sort((a, b) => compare(a.rank, b.rank));
  const byPart = Map.groupBy(ranked, ({ line }) => line.stratum);
  const drawn = partsOf(population, plan).flatMap(({ key, drawn: count }) => byPart.get(key)?.slice(0, count) ?? []);
  const taken = new Set(drawn.map(({ line }) => line));
  const seen = new Set<string>();
  const turns: Line[] = [];
  for (const { line } of ranked) {
    if (seen.has(line.tag)) continue;
    seen.add(line.tag);
    if (!taken.has(line) && isTurn(line.tag, draw, plan.turn, crypto.sha256)) turns.push(line);
  }
  return [
    ...drawn.map(({ line }) => ({ ...line, why: 'ratio' as const })),
    ...turns.map((line) => ({ ...line, why: 'turn' as const })),
  ];
}
