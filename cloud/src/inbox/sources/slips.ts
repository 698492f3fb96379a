import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { inScope } from '../../db/data-scope.ts';
import { findingSeenBy } from '../../findings/finding-list-repository.ts';
import type { InboxReader } from '../reader.ts';
import type { InboxSource } from '../source.ts';
import { isLastDecision, unseenBy } from './unseen-decisions.ts';

/** So many days an officer has to see a decision on the page, before it is to be handed over on paper. */
const daysToSee = 3;

const isOlder = (column: RawBuilder<unknown>, { now }: InboxReader) =>
  sql<SqlBool>`${column} < ${new Date(now.getTime() - daysToSee * 86_400_000)}`;

/** Somebody hasn't seen what was decided about him: his time to appeal doesn't run, and the finding isn't closed. */
const ofFindings: InboxSource = {
  side: 'must_do',
  kind: 'decision_slip',
  select(reader) {
    const dataScope = reader.dataScopeFor('findings.notify');
    if (dataScope === undefined) return undefined;
    return {
      id: sql`d.decision_id`,
      findingId: sql`d.finding_id`,
      badgeNo: sql`f.badge_no`,
      unitCode: sql`f.unit_code`,
      since: sql`d.decided_at`,
      about: { findingKind: sql`d.finding_kind`, dutyDate: sql`f.duty_date`, step: sql`d.step`, text: sql`d.reason` },
      from: sql`finding f join finding_decision d on d.finding_id = f.finding_id`,
      where: [
        sql`f.handling in ('excused', 'confirmed', 'rectifying', 'proved', 'decided')`,
        sql`d.state = 'counts' and d.step in ('confirm', 'excuse')`,
        isOlder(sql`d.decided_at`, reader),
        sql`exists (select from unnest(d.badge_nos) as person (badge_no) where ${unseenBy(sql`person.badge_no`)})`,
        isLastDecision,
        findingSeenBy(dataScope),
        sql`not d.badge_nos && ${reader.oneself}::text[]`,
      ],
    };
  },
};

const ofCases: InboxSource = {
  side: 'must_do',
  kind: 'case_slip',
  select(reader) {
    const dataScope = reader.dataScopeFor('accountability.notify');
    if (dataScope === undefined) return undefined;
    return {
      id: sql`e.case_id`,
      badgeNo: sql`e.badge_no`,
      unitCode: sql`e.unit_code`,
      since: sql`e.decided_at`,
      about: { text: sql`c.reason` },
      from: sql`accountability_entry e join accountability_case c on c.case_id = e.case_id`,
      where: [
        sql`e.state = 'decided' and e.seen_at is null`,
        isOlder(sql`e.decided_at`, reader),
        inScope(dataScope, { unitCode: sql`e.unit_code`, badgeNo: sql`e.badge_no` }),
        sql`e.badge_no <> all(${reader.oneself}::text[])`,
      ],
    };
  },
};

export const slips = [ofFindings, ofCases];
