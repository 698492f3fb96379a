import { sql } from 'kysely';
import { signedBy } from '../../db/signed-by.ts';
import { findingSeenBy } from '../../findings/finding-list-repository.ts';
import { isAnsweredByOthers, isAskedByOthers, isOwn, namesNoneOf, nothingWaits } from '../conditions.ts';
import { findingEntries } from '../finding-entries.ts';
import type { InboxSource } from '../source.ts';

/** Answered, or overdue: by somebody whom it doesn't concern. */
const toDecide: InboxSource = {
  side: 'must_do',
  kind: 'finding_decision',
  select(reader) {
    const { barred, today } = reader;
    const dataScope = reader.dataScopeFor('findings.decide');
    if (dataScope === undefined) return undefined;
    return findingEntries({
      where: [
        sql`(f.handling = 'answered' or (f.handling = 'told' and f.answer_due_on < ${today}))`,
        findingSeenBy(dataScope),
        namesNoneOf(barred),
        isAnsweredByOthers(reader),
        nothingWaits,
      ],
    });
  },
};

/** The data says otherwise than what was decided. */
const toLookAt: InboxSource = {
  side: 'must_do',
  kind: 'finding_look_again',
  select(reader) {
    const dataScope = reader.dataScopeFor('findings.decide');
    if (dataScope === undefined) return undefined;
    return findingEntries({
      lookAgain: sql`f.look_again`,
      where: [
        sql`f.look_again is not null`,
        findingSeenBy(dataScope),
        namesNoneOf(reader.barred),
        isAnsweredByOthers(reader),
        nothingWaits,
      ],
    });
  },
};

const waiting = {
  id: sql`d.decision_id`,
  findingId: sql`f.finding_id`,
  badgeNo: sql`f.badge_no`,
  unitCode: sql`f.unit_code`,
  since: sql`d.decided_at`,
  about: {
    findingKind: sql`d.finding_kind`,
    dutyDate: sql`f.duty_date`,
    step: sql`d.step`,
    by: signedBy('asker'),
    text: sql`d.reason`,
  },
  from: sql`finding_decision d
    join finding f on f.finding_id = d.finding_id join account asker on asker.account_id = d.decided_by`,
};
const decider = { by: sql`d.decided_by`, onBehalfOf: sql`d.on_behalf_of` };

/** Somebody else decided, and it counts only when a second person agrees. */
const toAgreeTo: InboxSource = {
  side: 'must_do',
  kind: 'second_decision',
  select(reader) {
    const dataScope = reader.dataScopeFor('findings.agree');
    if (dataScope === undefined) return undefined;
    return {
      ...waiting,
      where: [
        sql`d.state = 'waits'`,
        findingSeenBy(dataScope),
        isAskedByOthers(decider, reader),
        namesNoneOf(reader.barred),
        isAnsweredByOthers(reader),
      ],
    };
  },
};

const proposed: InboxSource = {
  side: 'waiting_for',
  kind: 'second_decision',
  select: (reader) => ({ ...waiting, where: [sql`d.state = 'waits'`, isOwn(decider, reader)] }),
};

export const findingsToDecide = [toDecide, toLookAt, toAgreeTo, proposed];
