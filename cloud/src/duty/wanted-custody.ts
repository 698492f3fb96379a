import type { Custody } from './custody.ts';

/**
 * `custodyId`: the entry that becomes this one, or the id of an entry that is new in any case. Without it, the one of the
 * same recorder, basis and start becomes this one, if there is.
 */
export interface WantedCustody extends Omit<Custody, 'custodyId'> {
  custodyId?: string | undefined;
}
