import { sql } from 'kysely';
import { findingSeenBy } from '../../findings/finding-list-repository.ts';
import { isAbout, isAboutNobody } from '../conditions.ts';
import { findingEntries } from '../finding-entries.ts';
import type { InboxSource } from '../source.ts';

/** Whom it names; the leader where it names nobody; the administrator of what HQ's own store lost. */
const toAnswer: InboxSource = {
  side: 'must_do',
  kind: 'finding_answer',
  select(reader) {
    const dataScope = reader.dataScopeFor('findings.answer');
    if (dataScope === undefined) return undefined;
    const { badgeNo, role } = reader;
    const whose = [
      ...(badgeNo === null ? [] : [isAbout(badgeNo)]),
      ...(role === 'squad_leader' ? [isAboutNobody] : []),
      ...(role === 'brigade_admin' ? [sql`f.rule_key = 'integrity'`] : []),
    ];
    if (whose.length === 0) return undefined;
    return findingEntries({
      dueOn: sql`f.answer_due_on`,
      where: [sql`f.handling = 'told'`, findingSeenBy(dataScope), sql`(${sql.join(whose, sql` or `)})`],
    });
  },
};

/** For the leader of the squad: what his officers have to answer by the next working day, or should have. */
const ofSquad: InboxSource = {
  side: 'must_do',
  kind: 'squad_answer',
  select({ role, badgeNo, nextWorkingDay, dataScopeFor }) {
    const dataScope = dataScopeFor('findings.answer');
    if (role !== 'squad_leader' || dataScope === undefined) return undefined;
    return findingEntries({
      dueOn: sql`f.answer_due_on`,
      where: [
        sql`f.handling = 'told' and f.rule_key <> 'integrity' and f.answer_due_on <= ${nextWorkingDay}`,
        findingSeenBy(dataScope),
        sql`not ${isAboutNobody}`,
        ...(badgeNo === null ? [] : [sql<boolean>`${isAbout(badgeNo)} is not true`]),
      ],
    });
  },
};

/** What he answered, and nobody has decided. */
const answered: InboxSource = {
  side: 'waiting_for',
  kind: 'finding_answer',
  select: ({ badgeNo, acts }) =>
    badgeNo === null || acts ? undefined : findingEntries({ where: [sql`f.handling = 'answered'`, isAbout(badgeNo)] }),
};

export const findingsToAnswer = [toAnswer, ofSquad, answered];
