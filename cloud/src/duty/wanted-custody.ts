import type { Custody } from './custody.ts';

/**
 * `custodyId`: the entry that this one replaces, or the id of a new entry. Left out: it replaces the entry of the same recorder,
 * basis and start, or is new.
 */
export interface WantedCustody extends Omit<Custody, 'custodyId'> {
  custodyId?: string | undefined;
}
