import type { ConflictKind } from '@rollcall/shared/fields/custody-conflicts';
import type { Custody } from '../custodies/custody.ts';
import type { Observation } from './repository.ts';

/** A contradiction in a recorder's custody. */
export interface CustodyConflict {
  recorderSerial: string;
  kind: ConflictKind;
  /** In order. */
  badgeNos: string[];
  fromAt: Date;
  /** Excluded; null: it lasts. */
  untilAt: Date | null;
}

type Seen = Pick<Observation, 'observationId' | 'kind' | 'recorderSerial' | 'badgeNo' | 'at'>;

/**
 * Derives custody from the observations of one recorder. A check-out lasts until anybody returns the recorder, or until another
 * officer checks it out: then it is a conflict, because nobody knows when it changed hands. A second check-out by the same officer
 * changes nothing.
 * @param observations in any order
 * @returns custodies with the ids of their check-outs, and the conflicts between check-outs
 */
export function deriveObserved(observations: readonly Seen[]): { custodies: Custody[]; conflicts: CustodyConflict[] } {
  const custodies: Custody[] = [];
  const conflicts: CustodyConflict[] = [];
  let out: Seen | undefined;
  const end = (until: Date | null) => {
    // Checked out and returned at the same instant: nobody held it.
    if (out && (until === null || out.at < until)) custodies.push(toCustody(out, until));
    out = undefined;
  };
  for (const seen of [...observations].sort(inOrder)) {
    if (seen.kind === 'check_in') {
      end(seen.at);
    } else if (out?.badgeNo !== seen.badgeNo) {
      if (out && out.at < seen.at) conflicts.push(conflictBetween(out, seen));
      end(seen.at);
      out = seen;
    }
  }
  end(null);
  return { custodies, conflicts };
}

function toCustody({ observationId, recorderSerial, badgeNo, at }: Seen, heldUntil: Date | null): Custody {
  return { custodyId: observationId, recorderSerial, badgeNo, basis: 'observed', heldFrom: at, heldUntil };
}

function conflictBetween(one: Seen, other: Seen): CustodyConflict {
  return {
    recorderSerial: one.recorderSerial,
    kind: 'two_check_outs',
    badgeNos: [one.badgeNo, other.badgeNo].sort(),
    fromAt: one.at,
    untilAt: other.at,
  };
}

/** At the same instant a return comes before a check-out. */
function inOrder(one: Seen, other: Seen): number {
  return (
    one.at.getTime() - other.at.getTime() ||
    one.kind.localeCompare(other.kind) ||
    (one.observationId < other.observationId ? -1 : 1)
  );
}
