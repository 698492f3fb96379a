import type { RosterAct } from '@rollcall/shared/fields/roster-proposals';
import { type RawBuilder, sql } from 'kysely';
import type { Transaction } from '../../db/database.ts';
import { errors } from '../../errors/errors.ts';
import { appendFact, appendFacts } from '../../ledger/append-fact.ts';
import { readParameters } from '../../registry/parameter-repository.ts';
import { insertRosterProposal } from './repository.ts';
import { firstTouchedBy, type RosterChange, type RosterEdit, sidesOf } from './roster-edit.ts';
import { rosterFacts, writeRosterEdits, writeRosterRows } from './write-roster-edits.ts';

// An import of a roster or of leave is planned without a lock, and written in this order:
//
// 1. The facts of what counts at once are inserted. Nobody waits for a new fact, so this needs no lock yet.
// 2. `lockDutyExclusive`. What the plan relies on is compared with what it was (`stillHolds`). When it is another, the transaction is undone,
//    and the rows are planned again under the lock.
// 3. The rows are written. What touches the past becomes one proposal that waits for a second person.

/** What an import read before it planned, besides the shifts or leave themselves. */
export interface Relied {
  badgeNos: readonly string[];
  serials: readonly string[];
  /** A row for each shift or leave that the plan read, in any order. */
  standing: RawBuilder<unknown>;
}

/** An import of roster or leave that met no objection, before it is written. */
export interface RosterImport {
  /** Which edits wait for a second person, by their places in the list. */
  waits: ReadonlySet<number>;
  prepare(tx: Transaction): Promise<void>;
  stillHolds(tx: Transaction, now: Date): Promise<boolean>;
  write(tx: Transaction, now: Date): Promise<{ rosterProposalId?: string }>;
}

/** Plans how edits of an import are written. Only reads. @throws reason_required when one of them touches the past */
export async function planRosterImport(
  tx: Transaction,
  { act, edits, relied }: { act: RosterAct; edits: readonly RosterEdit[]; relied: Relied },
  { by, reason, now, accountId }: RosterChange,
): Promise<RosterImport> {
  const before = await fingerprint(tx, relied);
  const past = touchingPast(edits, now);
  const asks = accountId !== undefined && (await readParameters(tx)).pastEditsSecondPerson;
  const counting = edits.filter((_, index) => !past.has(index));
  const rest = edits.filter((_, index) => past.has(index));
  const firstOfCounting = Math.min(...counting.map((edit) => firstTouchedBy(edit)));
  const note = { act, by, reason };
  return {
    waits: asks ? past : new Set(),
    prepare: async (writing) => void (await appendFacts(writing, rosterFacts(counting, note))),
    stillHolds: async (writing, later) =>
      firstOfCounting >= later.getTime() && (await fingerprint(writing, relied)) === before,
    async write(writing, later) {
      await writeRosterRows(writing, counting, later);
      if (rest.length === 0) return {};
      if (reason === undefined) throw errors.reasonRequired();
      const proposal = {
        act,
        state: asks ? ('pending' as const) : ('direct' as const),
        reason,
        accountId,
        by,
        now: later,
      };
      const { rosterProposalId, unitCodes } = await insertRosterProposal(writing, proposal, rest);
      if (!asks) {
        const asOperator = accountId === undefined ? true : undefined;
        await writeRosterEdits(writing, rest, { ...note, now: later, rosterProposalId, asOperator });
        return {};
      }
      const payload = { act, changeCount: rest.length, unitCodes, by, reason };
      await appendFact(writing, { type: 'roster_proposed', subject: `roster_proposal:${rosterProposalId}`, payload });
      return { rosterProposalId };
    },
  };
}

/**
 * The edits that touch time before `now`, and new ones that fit only once such an edit counts: they lie where the shift or leave
 * stands that it moves. An edit of what stands keeps its officer and start, so only new ones can.
 */
function touchingPast(edits: readonly RosterEdit[], now: Date): Set<number> {
  const past = new Set([...edits.keys()].filter((index) => firstOf(edits[index]) < now.getTime()));
  const staying = Map.groupBy(
    [...past].flatMap((index) => edits[index]?.before ?? []),
    ({ badgeNo }) => badgeNo,
  );
  edits.forEach((edit, index) => {
    const { before, after } = edit;
    if (before !== null || after === null) return;
    const inTheWay = staying.get(after.badgeNo) ?? [];
    if (inTheWay.some(({ startsAt, endsAt }) => startsAt < after.endsAt && after.startsAt < endsAt)) past.add(index);
  });
  return past;
}

function firstOf(edit: RosterEdit | undefined): number {
  return edit ? firstTouchedBy(edit) : Number.POSITIVE_INFINITY;
}

/** What an import of these edits read of officers and recorders. */
export function reliedOn(edits: readonly RosterEdit[], badgeNos: readonly string[]): Omit<Relied, 'standing'> {
  const sides = edits.flatMap(sidesOf);
  const serials = sides.flatMap((side) => ('plannedRecorderSerial' in side ? (side.plannedRecorderSerial ?? []) : []));
  return { badgeNos: [...new Set(badgeNos)], serials: [...new Set(serials)] };
}

async function fingerprint(tx: Transaction, { badgeNos, serials, standing }: Relied): Promise<string> {
  const { rows } = await sql<{ print: string }>`
    select encode(sha256(convert_to(concat_ws(';',
      (select string_agg(s::text, ',' order by s::text) from (${standing}) as s),
      (select string_agg(row(badge_no, name, unit_code, left_on)::text, ',' order by badge_no)
        from officer where badge_no = any(${badgeNos}::text[])),
      (select string_agg(row(recorder_serial, state)::text, ',' order by recorder_serial)
        from recorder where recorder_serial = any(${serials}::text[])),
      (select string_agg(t::text, ',' order by duty_type) from duty_type t),
      (select string_agg(c::text, ',' order by campaign_id) from campaign c),
      (select max(version) from parameter_version)
    ), 'UTF8')), 'hex') as print
  `.execute(tx);
  return rows[0]?.print ?? '';
}
