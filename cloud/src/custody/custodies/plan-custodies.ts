import type { OfficerTime, RecorderTime } from '../../duty/reviews/shift-review-repository.ts';
import type {
  Custody,
  CustodyCandidate,
  CustodyObjection,
  CustodyRules,
  CustodyState,
  WantedCustody,
} from './custody.ts';
import { changedHoldings, deriveHoldings, type Holding } from './holdings.ts';
import { custodyOverlaps, judgeCustody } from './judge-custodies.ts';

export interface CustodyPlan {
  added: Custody[];
  changed: { before: Custody; after: Custody }[];
  removed: Custody[];
  unchanged: number;
  /** Which of the wanted ones they are, in the same order. */
  indexes: Record<'added' | 'changed' | 'unchanged', number[]>;
  /** The recorders of all that is added, changed or removed. */
  recorderSerials: string[];
  /** All holdings of these recorders after the change. */
  holdings: Holding[];
  /** The officers' times of holdings that end or begin by the change. */
  affected: (OfficerTime & RecorderTime)[];
  /** In order of index. If there is any, write nothing. */
  objections: CustodyObjection[];
}

/**
 * Plans what saving and removing these custodies changes, with every objection to it. A custody that is there already and equal
 * needs no reason and meets no objection. Pure.
 */
export function planCustodies(
  wishes: { save: readonly WantedCustody[]; remove: readonly string[] },
  state: CustodyState,
  options: CustodyRules & { newId: () => string },
): CustodyPlan {
  const { candidates, objections } = matchCustodies(wishes.save, state.custodies, options.newId);
  const { equal = [], different = [] } = Object.groupBy(candidates, (candidate) =>
    isUnchanged(candidate) ? 'equal' : 'different',
  );
  const removed = state.custodies.filter(({ custodyId }) => wishes.remove.includes(custodyId));
  const replaced = new Set([...candidates.map(({ before }) => before), ...removed]);
  const standing = state.custodies.filter((custody) => !replaced.has(custody));
  objections.push(
    ...different.flatMap((candidate) => [...judgeCustody(candidate, state, options)]),
    ...custodyOverlaps(standing, [...equal, ...different]),
  );
  objections.sort((one, other) => one.index - other.index);
  const touched = new Set(
    [...different.flatMap(({ before, after }) => (before ? [before, after] : [after])), ...removed].map(
      ({ recorderSerial }) => recorderSerial,
    ),
  );
  const plan: CustodyPlan = {
    added: different.filter(({ before }) => before === undefined).map(({ after }) => after),
    changed: different.flatMap(({ before, after }) => (before ? [{ before, after }] : [])),
    removed,
    unchanged: equal.length,
    indexes: {
      added: different.filter(({ before }) => before === undefined).map(({ index }) => index),
      changed: different.filter(({ before }) => before !== undefined).map(({ index }) => index),
      unchanged: equal.map(({ index }) => index),
    },
    recorderSerials: [...touched],
    holdings: [],
    affected: [],
    objections,
  };
  if (objections.length > 0) return plan;

  const holdingsOf = (custodies: readonly Custody[]) =>
    [...Map.groupBy(custodies, ({ recorderSerial }) => recorderSerial)].flatMap(([recorderSerial, entries]) =>
      touched.has(recorderSerial) ? deriveHoldings(entries) : [],
    );
  const holdings = holdingsOf([...standing, ...candidates.map(({ after }) => after)]);
  const { gone, come } = changedHoldings(holdingsOf(state.custodies), holdings);
  return {
    ...plan,
    holdings,
    affected: [...gone, ...come].map(({ recorderSerial, badgeNo, heldFrom, heldUntil }) => ({
      recorderSerial,
      badgeNo,
      from: heldFrom,
      until: heldUntil,
    })),
    objections: takenFromOthers({ gone, come }, different, state, options.unitCode),
  };
}

function isUnchanged({ before, after }: CustodyCandidate): boolean {
  return (
    before !== undefined &&
    before.recorderSerial === after.recorderSerial &&
    before.badgeNo === after.badgeNo &&
    before.basis === after.basis &&
    before.heldFrom.getTime() === after.heldFrom.getTime() &&
    before.heldUntil?.getTime() === after.heldUntil?.getTime()
  );
}

/** A leader of one unit may not take a recorder's time from an officer of another unit, but may give time back. */
function takenFromOthers(
  { gone, come }: { gone: Holding[]; come: Holding[] },
  candidates: readonly CustodyCandidate[],
  { officers }: CustodyState,
  unitCode: string | null | undefined,
): CustodyObjection[] {
  if (unitCode === undefined) return [];
  const taken = gone.filter(
    (holding) => officers.get(holding.badgeNo)?.unitCode !== unitCode && !come.some((other) => covers(other, holding)),
  );
  return taken.map(({ recorderSerial, badgeNo }) => {
    const by = candidates.find(({ before, after }) =>
      [before, after].some((c) => c?.recorderSerial === recorderSerial),
    );
    return { index: by?.index ?? 0, kind: 'holder_of_other_unit', badgeNo };
  });
}

function covers(one: Holding, other: Holding): boolean {
  return (
    one.recorderSerial === other.recorderSerial &&
    one.badgeNo === other.badgeNo &&
    one.heldFrom <= other.heldFrom &&
    (one.heldUntil === null || (other.heldUntil !== null && one.heldUntil >= other.heldUntil))
  );
}

/** Finds for each wanted custody the stored custody that it replaces. */
function matchCustodies(
  wanted: readonly WantedCustody[],
  stored: readonly Custody[],
  newId: () => string,
): { candidates: CustodyCandidate[]; objections: CustodyObjection[] } {
  const byId = new Map(stored.map((custody) => [custody.custodyId, custody]));
  const byKey = new Map(stored.map((custody) => [keyOf(custody), custody]));
  const seen = new Map<string, number>();
  const candidates: CustodyCandidate[] = [];
  const objections: CustodyObjection[] = [];
  wanted.forEach((custody, index) => {
    const key = keyOf(custody);
    const otherIndex = seen.get(key);
    if (otherIndex !== undefined) {
      objections.push({ index, kind: 'custody_twice', otherIndex });
      return;
    }
    seen.set(key, index);
    const before = custody.custodyId === undefined ? byKey.get(key) : byId.get(custody.custodyId);
    const custodyId = custody.custodyId ?? before?.custodyId ?? newId();
    candidates.push({ index, after: { ...custody, custodyId }, before });
  });
  return { candidates, objections };
}

function keyOf({ recorderSerial, basis, heldFrom }: WantedCustody): string {
  return `${recorderSerial} ${basis} ${heldFrom.getTime()}`;
}
