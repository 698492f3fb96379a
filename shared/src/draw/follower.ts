import type { DrawCrypto } from './draw-crypto.ts';
import { compare, type DrawnItem, rankOf } from './hashes.ts';
import type { Line } from './sample.ts';

/**
 * What takes the place of an item that is skipped: the best-ranked of its stratum that isn't taken. Undefined when nothing is left.
 * @param taken what was drawn, what followed and what was skipped before
 */
export function followerOf(
  {
    population,
    stratum,
    seed,
    taken,
  }: {
    population: readonly Line[];
    stratum: string;
    seed: string;
    taken: readonly Pick<DrawnItem, 'kind' | 'item'>[];
  },
  crypto: Pick<DrawCrypto, 'hmacSha256'>,
): Line | undefined {
  const gone = new Set(taken.map(({ kind, item }) => `${kind}:${item}`));
  return population
    .filter((line) => line.stratum === stratum && !gone.has(`${line.kind}:${line.item}`))
    .map((line) => ({ line, rank: rankOf(line, seed, crypto) }))
    .sort((a, b) => compare(a.rank, b.rank))[0]?.line;
}
