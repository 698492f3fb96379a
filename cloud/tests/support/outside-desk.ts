import type { OutsideKind, OutsideOutcome } from '@rollcall/shared/resources/outside-decisions';
import { sql } from 'kysely';
import type { RosterSetup } from './roster-setup.ts';

export const paper = { documentNo: '〔2026〕15号', decidedBy: '县公安局', decidedOn: '2026-11-24', reason: '情况属实' };
/** As lists and pages name who decided. */
export const decidedOutside = `${paper.decidedBy} · ${paper.documentNo}`;

/** Two people who enter and confirm what was decided outside. */
export function outsideDesk({ call, db }: RosterSetup, kind: OutsideKind) {
  const enter = (who: string, requestId: string, outcome: OutsideOutcome = 'granted') =>
    call(who, 'POST', 'outside-decisions', { kind, requestId, outcome, ...paper });
  return {
    enter,
    standing: async (who: string, requestId: string) =>
      (await call(who, 'GET', `outside-decisions/standings/${kind}/${requestId}`)).body,
    /** Enters it, with its scan. @returns its address */
    async entered(who: string, requestId: string, outcome: OutsideOutcome): Promise<string> {
      const { body } = await enter(who, requestId, outcome);
      // There is no store here; `outside-decisions.test.ts` attaches scans.
      await sql`update outside_decision set scan_name = 'p.pdf', scan_sha256 = 'a', scan_bytes = 1,
        scan_type = 'application/pdf', scanned_at = now()
        where outside_decision_id = ${body.outsideDecisionId}`.execute(db);
      return `outside-decisions/${body.outsideDecisionId}`;
    },
  };
}

export const offered = { offered: true, outsideDecisionId: null };
export const notOffered = { offered: false, outsideDecisionId: null };
