import type { Consequence } from '@rollcall/shared/resources/confirmed-entries';

/** As much of a fact as is recounted. */
export interface ToldFact {
  type: string;
  payload: {
    step?: string;
    badgeNos?: string[];
    badgeNo?: string;
    entryId?: string;
    caseOutcome?: string;
    letOffGround?: string;
    officerGround?: string;
    leaderGround?: string;
  };
}

/** Who answers in the case about a finding, by the id of the entry, as `leader 300001`. */
export type CaseEntries = ReadonlyMap<string, string>;

interface Answering {
  who: string;
  outcome: string | null;
  ground: string | undefined;
  appealed: boolean;
  fell: boolean;
  ended: boolean;
}

/**
 * What became of one confirmed finding for each person, told from its facts and those of its cases alone, in their order.
 * @param leaders who leads whom it names
 * @returns by `person 100001` or `leader 300001`
 */
export function consequencesByHand(
  facts: readonly ToldFact[],
  leaders: Readonly<Record<string, string>>,
  entries: CaseEntries,
): Map<string, Consequence> {
  const everConfirmed = new Set<string>();
  let standing: Set<string> | null = null;
  let orderRuns = false;
  let closed: { person?: string | undefined; leader?: string | undefined } = {};
  const freed = new Set<string>();
  const cases = new Map<string, Answering>();
  const partiesOf = (badgeNos: readonly string[]) => {
    const parties = new Set(badgeNos.map((badgeNo) => `person ${badgeNo}`));
    for (const badgeNo of badgeNos) if (leaders[badgeNo]) parties.add(`leader ${leaders[badgeNo]}`);
    return parties;
  };
  const confirm = (badgeNos: readonly string[]) => {
    standing = partiesOf(badgeNos);
    for (const party of standing) everConfirmed.add(party);
  };
  const takeBack = () => {
    standing = null;
    orderRuns = false;
    closed = {};
  };
  for (const { type, payload } of facts) {
    const { step, badgeNos = [], badgeNo = '', entryId = '' } = payload;
    const known = cases.get(entryId);
    const answering: Answering = known ?? {
      ...{
        who: entries.get(entryId) ?? '',
        outcome: null,
        ground: undefined,
        appealed: false,
        fell: false,
        ended: false,
      },
    };
    if (entryId !== '') cases.set(entryId, answering);
    if (type === 'finding_decision_corrected') confirm(badgeNos);
    if (type === 'finding_set_aside') takeBack();
    if (type === 'liability_appeal_upheld') freed.add(badgeNo);
    if (type === 'finding_handled') {
      if (step === 'confirm') confirm(badgeNos);
      if (step === 'reopen') {
        takeBack();
        freed.clear();
      }
      if (step === 'order' || step === 'again' || step === 'prove') orderRuns = true;
      // Put right lets nobody off: that takes a ground, or a case.
      if (step === 'withdraw' || step === 'pass') orderRuns = false;
      if (step === 'close') closed = { person: payload.officerGround, leader: payload.leaderGround };
    }
    if (type === 'case_decided') {
      Object.assign(answering, { outcome: payload.caseOutcome ?? null, ground: payload.letOffGround });
    }
    if (type === 'case_appealed') answering.appealed = true;
    if (type === 'case_appeal_upheld' || type === 'case_appeal_dismissed') answering.appealed = false;
    if (type === 'case_appeal_upheld') answering.fell = true;
    if (type === 'case_entry_ended') answering.ended = true;
    if (type === 'case_reopened') Object.assign(answering, { outcome: null, ground: undefined, fell: false });
  }
  const untold = { who: '', outcome: null, ground: undefined, appealed: false, fell: false, ended: false };
  const caseOf = new Map<string, Answering>([...entries.values()].map((who) => [who, untold]));
  for (const [entryId, who] of entries) {
    const told = cases.get(entryId);
    if (told?.ended) caseOf.delete(who);
    else if (told) caseOf.set(who, told);
  }
  const became = (party: string): Consequence => {
    const [role, badgeNo = ''] = party.split(' ');
    if (!standing?.has(party) || (role === 'leader' && freed.has(badgeNo))) return 'undone';
    const answers = caseOf.get(party);
    if (answers?.fell) return 'undone';
    if (answers && (answers.outcome === null || answers.appealed)) return 'under_way';
    if (answers && answers.outcome !== 'nothing_follows') return 'held';
    if (answers?.ground) return 'ground';
    if (orderRuns) return 'under_way';
    return closed[role as 'person' | 'leader'] ? 'ground' : 'undecided';
  };
  return new Map([...everConfirmed].map((party) => [party, became(party)]));
}
