import { recused } from '../auth/assert-not-recused.ts';
import { bondWith } from '../auth/bonds.ts';
import { selectLiable, type TimeOf } from '../auth/liable.ts';
import { selectAccountsOfUnit } from '../auth/person-repository.ts';
import type { Barred, RequestKind, WaitingRequest } from '../auth/request.ts';
import { type Acting, findWhoActs, notYetSecondPerson } from '../auth/second-person.ts';
import type { Database, Transaction } from '../db/database.ts';
import { errors } from '../errors/errors.ts';
import { findExemption, lockExemption, saveExemptionDecision } from './exemption-repository.ts';
import { markExempted } from './mark-exempted.ts';

type Exemption = NonNullable<Awaited<ReturnType<typeof lockExemption>>>;

/**
 * Why something wasn't recorded. Granted, it counts at once: what it concerns is looked at again. Whoever is liable for an open
 * finding about that time doesn't decide it: it could end the finding.
 */
export const explanations = {
  name: 'The exemption',
  action: 'exemptions.decide',
  facts: { granted: 'exemption_approved', refused: 'exemption_refused' },
  find: async (db, exemptionId) => requestOf(db, await findExemption(db, exemptionId)),
  lock: async (tx, exemptionId) => requestOf(tx, await lockExemption(tx, exemptionId)),
} as const satisfies RequestKind;

async function requestOf(
  db: Database | Transaction,
  exemption: Exemption | undefined,
): Promise<WaitingRequest | undefined> {
  if (!exemption) return undefined;
  const { exemption_id: exemptionId, badge_no: badgeNo, ofUnit: unitCode, state } = exemption;
  const barred = barredFrom(exemption);
  const liable = await selectLiable(db, [timeOf(exemption)]);
  return {
    subject: `exemption:${exemptionId}`,
    findingId: null,
    unitCode,
    badgeNo,
    waits: state === 'pending',
    barred: { ...barred, concerned: [...barred.concerned, ...liable] },
    told: {
      ...(badgeNo === null ? { unitCode: exemption.unit_code } : { badgeNo }),
      startsAt: exemption.starts_at.toISOString(),
      endsAt: exemption.ends_at.toISOString(),
      reasonCode: exemption.reason_code,
      effect: exemption.shownEffect,
      ...(exemption.attachment_sha256 === null ? {} : { sha256: exemption.attachment_sha256 }),
    },
    async settle(tx, { outcome, reason, by, at, outside }) {
      const decision = outcome === 'granted' ? 'approved' : 'refused';
      const outsideDecisionId = outside?.outsideDecisionId;
      await saveExemptionDecision(tx, exemptionId, {
        ...{ decision, reason, by, at },
        ...(outsideDecisionId !== undefined && { outsideDecisionId }),
      });
      if (decision === 'approved') await markExempted(tx, exemption);
    },
  };
}

/** What it is about. */
function timeOf(exemption: Pick<Exemption, 'badge_no' | 'unit_code' | 'starts_at' | 'ends_at'>): TimeOf {
  const { badge_no: badgeNo, unit_code: unitCode, starts_at: from, ends_at: until } = exemption;
  return { badgeNo, unitCode, from, until };
}

/** What is for a whole unit is for each of its officers, whoever decides among them. */
export function barredFrom(exemption: Pick<Exemption, 'asked_by' | 'on_behalf_of' | 'badge_no' | 'unit_code'>): Barred {
  const { asked_by, on_behalf_of, badge_no: badgeNo, unit_code: unitCode } = exemption;
  return {
    askers: [asked_by, on_behalf_of],
    own: errors.ownExemption,
    concerned: badgeNo === null ? [] : [badgeNo],
    ...(badgeNo === null && { besides: (tx, session) => assertNotOfUnit(tx, session, unitCode) }),
  };
}

async function assertNotOfUnit(
  tx: Database | Transaction,
  { accountId }: Acting,
  unitCode: string | null,
): Promise<void> {
  const ofUnit = await selectAccountsOfUnit(tx, unitCode);
  // An officer of the unit may lead another, and a leader acts for this one: what counts is who decides, not for whom.
  const bonds = await findWhoActs(tx, { accountId, actingFor: null });
  const own = ofUnit.find((one) => bonds.get(one.accountId) === 'same');
  if (own) throw recused(own.badgeNo, 'oneself');
  const bond = bondWith(
    bonds,
    ofUnit.map((one) => one.accountId),
  );
  if (bond === 'handled') throw notYetSecondPerson();
}
