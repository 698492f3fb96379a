import type { ViolationClass } from '@rollcall/shared/http/findings';
import type { EntryRole, NewCase } from '@rollcall/shared/resources/accountability-cases';
import { localDateOf } from '@rollcall/shared/rules/local-date';
import { caseNo } from '@rollcall/shared/words/accountability-cases';
import { sql } from 'kysely';
import { assertNotRecused } from '../../auth/assert-not-recused.ts';
import { seesAll } from '../../db/data-scope.ts';
import type { Database, Transaction } from '../../db/database.ts';
import { errors } from '../../errors/errors.ts';
import type { SignedIn } from '../../http/signed-in.ts';
import { principalId } from '../../ledger/acting-for.ts';
import { appendFact } from '../../ledger/append-fact.ts';
import { findDeadlines } from '../handling/find-deadlines.ts';
import { liableLeaders } from '../handling/liable-leaders.ts';
import { findStandingDecision, lockHandled } from '../handling/repository.ts';
import { leadersThen } from '../leaders-then.ts';
import { selectFreed } from '../liability/repository.ts';
import { problem } from './problem.ts';

/** Somebody who answers, and for which findings. */
interface Liable {
  badgeNo: string;
  role: EntryRole;
  findings: Map<string, ViolationClass | null>;
}

/**
 * Opens a case against all whom the findings or the complaint name, and against those who led them then. Each is told, and is to
 * be heard until the end of a day of his own.
 * @returns its id
 * @throws not_found, recused, finding_not_confirmed, finding_in_case, nobody_liable, officers_unknown, happened_later
 */
export async function openCase(
  { db, now }: { db: Database; now: () => Date },
  who: Pick<SignedIn, 'accountId' | 'username'>,
  { reason, source }: NewCase,
): Promise<string> {
  return db.transaction().execute(async (tx) => {
    const at = now();
    const liable =
      source.kind === 'findings' ? await liableFor(tx, source.findingIds) : await namedIn(tx, source, localDateOf(at));
    if (liable.length === 0) throw problem('nobody_liable');
    const badgeNos = [...new Set(liable.map(({ badgeNo }) => badgeNo))];
    await assertNotRecused(tx, who, badgeNos);
    const { caseId, ...numbered } = await insertCase(tx, { reason, source }, { by: who.accountId, at });
    await insertEntries(tx, caseId, { liable, badgeNos, at });
    await appendFact(tx, {
      type: 'case_opened',
      subject: `accountability_case:${caseId}`,
      payload: {
        by: who.username,
        accountabilityNo: caseNo(numbered),
        caseSource: source.kind === 'findings' ? 'confirmed_findings' : source.kind,
        reason,
        ...(source.kind === 'complaint' ? { documentNo: source.documentNo } : {}),
      },
    });
    return caseId;
  });
}

/** Who answers for these findings, which are held. Those of which somebody answers already are refused. */
async function liableFor(tx: Transaction, findingIds: readonly string[]): Promise<Liable[]> {
  const liable = new Map<string, Liable>();
  const add = (badgeNo: string, role: EntryRole, findingId: string, violationClass: ViolationClass | null) => {
    const key = `${role} ${badgeNo}`;
    const known = liable.get(key) ?? { badgeNo, role, findings: new Map() };
    known.findings.set(findingId, violationClass);
    liable.set(key, known);
  };
  for (const findingId of [...new Set(findingIds)].sort()) {
    const finding = await lockHandled(tx, findingId, seesAll);
    if (!finding) throw errors.notFound(`The finding ${findingId}`);
    const decision = await findStandingDecision(tx, findingId);
    const stands = ['confirmed', 'rectifying', 'proved', 'decided'].includes(finding.handling);
    if (!stands || decision?.step !== 'confirm') throw problem('finding_not_confirmed');
    if (await isInCase(tx, findingId)) throw problem('finding_in_case');
    const { badge_nos: named, violation_class: violationClass } = decision;
    for (const badgeNo of named) add(badgeNo, 'person', findingId, violationClass);
    const freed = await selectFreed(tx, findingId);
    for (const badgeNo of liableLeaders(finding.leaders, named)) {
      if (!freed.has(badgeNo)) add(badgeNo, 'leader', findingId, violationClass);
    }
  }
  return [...liable.values()];
}

/** Whether somebody answers for it already. */
async function isInCase(tx: Transaction, findingId: string): Promise<boolean> {
  const row = await tx
    .selectFrom('accountability_entry_finding')
    .select('entry_id')
    .where('finding_id', '=', findingId)
    .where('ended_at', 'is', null)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Whom a complaint names, and who led them on the day on which it happened. */
async function namedIn(
  tx: Transaction,
  { badgeNos, receivedOn, happenedOn }: Extract<NewCase['source'], { kind: 'complaint' }>,
  today: string,
): Promise<Liable[]> {
  if (happenedOn > receivedOn || receivedOn > today) throw problem('happened_later');
  const named = [...new Set(badgeNos)].sort();
  const known = await tx.selectFrom('officer').select('badge_no').where('badge_no', 'in', named).execute();
  if (known.length < named.length) throw problem('officers_unknown');
  const none = (type: 'text' | 'uuid') => sql`null::${sql.raw(type)}`;
  const { rows } = await sql<{ leaders: Record<string, string> }>`${leadersThen({
    ruleKey: sql`'complaint'`,
    badgeNo: none('text'),
    detail: sql`${JSON.stringify({ badgeNos: named })}::jsonb`,
    unitCode: none('text'),
    dutyDate: sql`${happenedOn}::date`,
    shiftId: none('uuid'),
    activityId: none('uuid'),
    recordingId: none('text'),
  })}`.execute(tx);
  const leaders = [...new Set(Object.values(rows[0]?.leaders ?? {}))];
  return [
    ...named.map((badgeNo) => ({ badgeNo, role: 'person' as const, findings: new Map() })),
    ...leaders.map((badgeNo) => ({ badgeNo, role: 'leader' as const, findings: new Map() })),
  ];
}

/** With the next number of its year: one at a time, so that none is left out. */
async function insertCase(tx: Transaction, { reason, source }: NewCase, { by, at }: { by: string; at: Date }) {
  await sql`select pg_advisory_xact_lock(hashtext('rollcall accountability cases'))`.execute(tx);
  const year = Number(localDateOf(at).slice(0, 4));
  const { last } = await tx
    .selectFrom('accountability_case')
    .select(({ fn }) => fn.max('number').as('last'))
    .where('year', '=', year)
    .executeTakeFirstOrThrow();
  const complaint = source.kind === 'complaint' ? source : null;
  const row = await tx
    .insertInto('accountability_case')
    .values({
      year,
      number: (last ?? 0) + 1,
      source: source.kind,
      reason,
      document_no: complaint?.documentNo ?? null,
      received_on: complaint?.receivedOn ?? null,
      happened_on: complaint?.happenedOn ?? null,
      complaint: complaint?.text ?? null,
      opened_by: by,
      on_behalf_of: principalId(),
      opened_at: at,
    })
    .returning(['case_id as caseId', 'year', 'number'])
    .executeTakeFirstOrThrow();
  return row;
}

async function insertEntries(
  tx: Transaction,
  caseId: string,
  { liable, badgeNos, at }: { liable: readonly Liable[]; badgeNos: readonly string[]; at: Date },
): Promise<void> {
  const officers = await tx
    .selectFrom('officer')
    .select(['badge_no', 'unit_code'])
    .where('badge_no', 'in', badgeNos)
    .execute();
  const unitOf = new Map(officers.map(({ badge_no, unit_code }) => [badge_no, unit_code]));
  const heardUntil = await findDeadlines(tx, badgeNos, at);
  for (const { badgeNo, role, findings } of liable) {
    const { entry_id } = await tx
      .insertInto('accountability_entry')
      .values({
        case_id: caseId,
        badge_no: badgeNo,
        role,
        unit_code: unitOf.get(badgeNo) ?? '',
        told_at: at,
        heard_until: heardUntil(badgeNo),
      })
      .returning('entry_id')
      .executeTakeFirstOrThrow();
    if (findings.size === 0) continue;
    await tx
      .insertInto('accountability_entry_finding')
      .values([...findings].map(([finding_id, violation_class]) => ({ entry_id, finding_id, violation_class })))
      .execute();
  }
}
