import { randomUUID } from 'node:crypto';
import { selectHistoryOf } from '@rollcall/cloud/ledger/history-repository';
import type { Problem } from '@rollcall/shared/http/problem';
import type { DecisionRow, Handled, RefusedFinding } from '@rollcall/shared/resources/finding-decisions';
import { outsideCause } from '@rollcall/test/outside-cause';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { at } from './support/duty-world.ts';
import { officerWithGap, type Person, startExplaining } from './support/explaining-setup.ts';
import { until } from './support/until.ts';
import { waitingForLocks } from './support/waiting-for-locks.ts';

let setup: Awaited<ReturnType<typeof startExplaining>>;
const morningAfter = at('09:00', 2);
/** The answer was due until the end of Thursday. */
const dueOver = at('00:00', 6);
let clock = morningAfter;
beforeAll(async () => {
  setup = await startExplaining(() => clock);
});
afterAll(() => setup?.stop());

const reason = '采集站停电，已核实';
type Answer = { batchId: string; handled: Handled[]; refused: RefusedFinding[] } & Problem;

async function gaps(count: number, unitCode?: string) {
  clock = morningAfter;
  const found: Awaited<ReturnType<typeof officerWithGap>>[] = [];
  for (let nr = 0; nr < count; nr++) found.push(await officerWithGap(setup, unitCode));
  return found;
}

const idsOf = (found: readonly { findingId: string }[]) => found.map(({ findingId }) => findingId);
const together = (who: Person, findingIds: readonly string[], step: string, more: object = {}) =>
  who.post<Answer>('finding-decisions/bulk', {
    findingIds,
    step,
    reason,
    ...(step === 'confirm' ? {} : outsideCause),
    ...more,
  });
const confirm = (who: Person, findingIds: readonly string[], violationClass = 'incomplete') =>
  together(who, findingIds, 'confirm', { violationClass });
const decisionsWith = async (who: Person, query: string) =>
  (await who.get<{ rows: DecisionRow[] }>(`finding-decisions?${query}`)).body.rows;
const handlingsOf = async (findingIds: readonly string[]) => {
  const rows = await setup.world.db
    .selectFrom('finding')
    .select('handling')
    .where('finding_id', 'in', findingIds)
    .execute();
  return rows.map(({ handling }) => handling);
};
/** Which were refused, with what code; or that nothing was. */
const refusalsOf = async (asked: ReturnType<typeof together>) => {
  const { status, body } = await asked;
  if (status === 201) return 'decided';
  expect([status, body.code]).toEqual([409, 'decision_together_refused']);
  return Object.fromEntries(body.refused.map(({ findingId, code }) => [findingId, code]));
};
const change = (findingId: string, values: Record<string, unknown>) =>
  setup.world.db
    .updateTable('finding')
    .set(values as never)
    .where('finding_id', '=', findingId)
    .execute();

describe('one decision about several findings', () => {
  it('is a decision of each, a fact of each, and names the others by their batch', async () => {
    const found = await gaps(3);
    const findingIds = idsOf(found);
    const inspector = await setup.signIn('inspector');
    const { status, body } = await together(inspector, findingIds, 'excuse');
    expect([status, body.handled.map(({ findingId, handling }) => [findingId, handling])]).toEqual([
      201,
      findingIds.map((findingId) => [findingId, 'excused']),
    ]);
    const { batchId } = body;
    const rows = await decisionsWith(inspector, `batchId=${batchId}`);
    expect(rows.map(({ findingId }) => findingId).sort()).toEqual([...findingIds].sort());
    for (const row of rows) expect(row).toMatchObject({ step: 'excuse', state: 'counts', reason, batchId, others: 2 });
    for (const findingId of findingIds) {
      const history = await selectHistoryOf(setup.world.db, `finding:${findingId}`);
      const decisionId = body.handled.find((one) => one.findingId === findingId)?.decisionId;
      expect(history.at(-1)).toMatchObject({
        type: 'finding_handled',
        by: inspector.username,
        detail: { decisionId, batchId, others: 2, reason, handling: 'excused' },
      });
    }
    // An officer sees that there were others, and his own alone.
    const [own] = found;
    expect(await decisionsWith(own?.officer as Person, `batchId=${batchId}`)).toMatchObject([
      { findingId: own?.findingId, others: 2 },
    ]);
    const alone = await gaps(1);
    await inspector.post(`findings/${alone[0]?.findingId}/steps`, { step: 'excuse', ...outsideCause, reason });
    expect(await decisionsWith(inspector, `findingId=${alone[0]?.findingId}`)).toMatchObject([
      { batchId: null, others: 0 },
    ]);
  });

  it('sets aside what is unfounded, and closes what was confirmed', async () => {
    const findingIds = idsOf(await gaps(2));
    const inspector = await setup.signIn('inspector');
    expect(await refusalsOf(together(inspector, findingIds, 'unfounded'))).toBe('decided');
    const states = await setup.world.db
      .selectFrom('finding')
      .select(['state', 'handling'])
      .where('finding_id', 'in', findingIds)
      .execute();
    expect(states).toEqual([1, 2].map(() => ({ state: 'set_aside', handling: 'unfounded' })));

    const silent = idsOf(await gaps(2));
    clock = dueOver;
    const late = await setup.signIn('inspector');
    expect(await refusalsOf(confirm(late, silent))).toBe('decided');
    expect(await refusalsOf(together(late, silent, 'close'))).toBe('decided');
    expect(await handlingsOf(silent)).toEqual(['decided', 'decided']);
  });

  it('confirms of each all whom it names', async () => {
    const [one, two] = await gaps(2);
    if (!one || !two) throw new Error('no findings');
    await setup.world.db
      .updateTable('finding')
      .set({ detail: sql`jsonb_set(detail, '{badgeNos}', ${JSON.stringify([two.badgeNo])}::jsonb)` as never })
      .where('finding_id', '=', one.findingId)
      .execute();
    clock = dueOver;
    const inspector = await setup.signIn('inspector');
    const { body } = await confirm(inspector, [one.findingId, two.findingId]);
    const rows = await decisionsWith(inspector, `batchId=${body.batchId}`);
    const named = Object.fromEntries(rows.map(({ findingId, people }) => [findingId, people.map((p) => p.badgeNo)]));
    expect(named).toEqual({ [one.findingId]: [one.badgeNo, two.badgeNo].sort(), [two.findingId]: [two.badgeNo] });
  });

  it('writes nothing where one can’t be decided so, names each that can’t, and decides the others without them', async () => {
    const found = await gaps(3);
    const [fine, done] = idsOf(found);
    const unknown = randomUUID();
    const inspector = await setup.signIn('inspector');
    await inspector.post(`findings/${done}/steps`, { step: 'excuse', ...outsideCause, reason });
    const decided = () => decisionsWith(inspector, 'limit=200');
    const before = (await decided()).length;
    const asked = [...idsOf(found), unknown];
    const { body } = await together(inspector, asked, 'excuse');
    expect(body.refused).toEqual([
      expect.objectContaining({ findingId: done, code: 'step_not_now', title: expect.any(String) }),
      expect.objectContaining({ findingId: unknown, code: 'not_found', nextStep: expect.any(String) }),
    ]);
    expect(await handlingsOf([fine ?? ''])).toEqual(['told']);
    expect((await decided()).length).toBe(before);
    const refused = new Set(body.refused.map(({ findingId }) => findingId));
    const others = asked.filter((findingId) => !refused.has(findingId));
    expect(await refusalsOf(together(inspector, others, 'excuse'))).toBe('decided');
  });

  it('names one to a hundred findings, each once, and a violation to confirm and only then', async () => {
    const inspector = await setup.signIn('inspector');
    const one = randomUUID();
    const statuses = [
      await together(inspector, [], 'excuse'),
      await together(inspector, Array.from({ length: 101 }, randomUUID), 'excuse'),
      await together(inspector, [one, one], 'excuse'),
      await together(inspector, [one], 'confirm'),
      await together(inspector, [one], 'excuse', { violationClass: 'incomplete' }),
      await together(inspector, [one], 'reopen'),
      await together(inspector, [one], 'ask_more', { dueOn: '2040-03-20' }),
    ].map(({ status }) => status);
    expect(statuses).toEqual(statuses.map(() => 400));
  });
});

describe('several are never confirmed at once', () => {
  /** One that may be confirmed with others, and another that may not. */
  async function pair(spoil: (of: Awaited<ReturnType<typeof gaps>>[number]) => Promise<unknown>) {
    const [fine, spoilt] = await gaps(2);
    if (!fine || !spoilt) throw new Error('no findings');
    await spoil(spoilt);
    clock = dueOver;
    return { ids: [fine.findingId, spoilt.findingId], spoilt: spoilt.findingId, late: await setup.signIn('inspector') };
  }

  it('where somebody answered, also when more was asked since, or somebody else said something', async () => {
    const answer = (who: Person, findingId: string) =>
      who.post(`findings/${findingId}/answers`, { text: '执法仪没电' });
    const answered = await pair(({ officer, findingId }) => answer(officer, findingId));
    expect(await refusalsOf(confirm(answered.late, answered.ids))).toEqual({ [answered.spoilt]: 'heard_together' });
    expect(await handlingsOf(answered.ids)).toEqual(expect.arrayContaining(['told', 'answered']));

    const asked = await pair(async ({ officer, findingId }) => {
      await answer(officer, findingId);
      const inspector = await setup.signIn('inspector');
      await inspector.post(`findings/${findingId}/steps`, { step: 'ask_more', reason, dueOn: '2040-03-13' });
      await change(findingId, { answer_due_on: '2040-03-15' });
    });
    expect(await refusalsOf(confirm(asked.late, asked.ids))).toEqual({ [asked.spoilt]: 'heard_together' });

    const commented = await pair(async ({ findingId }) =>
      answer(await setup.signIn('squad_leader', 'squad-1'), findingId),
    );
    expect(await refusalsOf(confirm(commented.late, commented.ids))).toEqual({ [commented.spoilt]: 'heard_together' });
  });

  it('before the deadline of each', async () => {
    const findingIds = idsOf(await gaps(2));
    await change(findingIds[1] ?? '', { answer_due_on: '2040-03-16' });
    clock = new Date(dueOver.getTime() - 1);
    const inspector = await setup.signIn('inspector');
    const due = 'answer_still_due';
    expect(await refusalsOf(confirm(inspector, findingIds))).toEqual(
      Object.fromEntries(findingIds.map((findingId) => [findingId, due])),
    );
    clock = dueOver;
    const late = await setup.signIn('inspector');
    expect(await refusalsOf(confirm(late, findingIds))).toEqual({ [findingIds[1] ?? '']: due });
  });

  it('of a deletion, by the violation, by the kind, or by what witnesses say', async () => {
    const { ids, spoilt, late } = await pair(({ findingId }) =>
      change(findingId, { rule_key: 'sequence_hole', kind: 'sequence_hole', grade: 'proved' }),
    );
    const deletion = 'deletion_together';
    expect(await refusalsOf(confirm(late, ids, 'unauthorised_deletion'))).toEqual(
      Object.fromEntries(ids.map((findingId) => [findingId, deletion])),
    );
    expect(await refusalsOf(confirm(late, ids))).toEqual({ [spoilt]: deletion });
    await change(spoilt, { rule_key: 'activity', kind: 'activity_not_covered', grade: 'strong' });
    expect(await refusalsOf(confirm(late, ids))).toEqual({ [spoilt]: deletion });
    // No other decision about a deletion is made in passing, either.
    expect(await refusalsOf(together(late, ids, 'excuse'))).toEqual({ [spoilt]: deletion });
    expect(await refusalsOf(together(late, ids, 'unfounded'))).toEqual({ [spoilt]: deletion });
  });

  it('where nobody is named, so that the leader would be liable', async () => {
    const { ids, spoilt, late } = await pair(({ findingId }) => change(findingId, { badge_no: null }));
    expect(await refusalsOf(confirm(late, ids))).toEqual({ [spoilt]: 'unnamed_together' });
    expect(await refusalsOf(together(late, ids, 'excuse'))).toBe('decided');
  });

  it('by evidence that is weak', async () => {
    const { ids, spoilt, late } = await pair(({ findingId }) => change(findingId, { grade: 'weak' }));
    expect(await refusalsOf(confirm(late, ids))).toEqual({ [spoilt]: 'weak_evidence' });
  });

  it('while a decision about one waits for a second person', async () => {
    const { ids, spoilt, late } = await pair(async ({ findingId, badgeNo, officer }) => {
      await officer.post(`findings/${findingId}/answers`, { text: '执法仪没电' });
      const more = { violationClass: 'unauthorised_deletion', badgeNos: [badgeNo] };
      const inspector = await setup.signIn('inspector');
      await inspector.post(`findings/${findingId}/steps`, { step: 'confirm', reason, ...more });
    });
    expect(await refusalsOf(together(late, ids, 'excuse'))).toEqual({ [spoilt]: 'decision_waits' });
  });
});

describe('nobody decides about several of which one concerns him', () => {
  it('as the officer, as the leader who is liable, as who is recused, as a stand-in, or by another account', async () => {
    const [one, two] = await gaps(2);
    if (!one || !two) throw new Error('no findings');
    const ids = [one.findingId, two.findingId];
    const leaderNo = '300701';
    await setup.world.officer(leaderNo, 'squad-2');
    await change(two.findingId, { leaders: JSON.stringify({ [two.badgeNo]: leaderNo }) });

    const himself = await setup.signIn('inspector', null, two.badgeNo);
    const liable = await setup.signIn('brigade_leader', null, leaderNo);
    const bound = await setup.signIn('inspector');
    const accountOf = async ({ username }: Person) =>
      (
        await setup.world.db
          .selectFrom('account')
          .select('account_id')
          .where('username', '=', username)
          .executeTakeFirstOrThrow()
      ).account_id;
    const boundId = await accountOf(bound);
    await sql`
      insert into recusal (account_id, badge_no, reason, declared_by, declared_at)
      values (${boundId}, ${two.badgeNo}, '亲属', ${boundId}, ${clock})
    `.execute(setup.world.db);
    // Another account of the officer, which has no badge number but his name.
    const other = await setup.signIn('inspector');
    await sql`
      update account set person_name = (select name from officer where badge_no = ${two.badgeNo})
      where account_id = ${await accountOf(other)}
    `.execute(setup.world.db);

    const assertRecused = async (who: Person) => {
      expect(await refusalsOf(together(who, ids, 'excuse'))).toEqual({ [two.findingId]: 'recused' });
      // As of it alone.
      const alone = { step: 'excuse', ...outsideCause, reason };
      const { body } = await who.post<Problem>(`findings/${two.findingId}/steps`, alone);
      expect(body.code).toBe('recused');
    };
    for (const who of [himself, liable, bound, other]) await assertRecused(who);
    // From then on the leader is away.
    await assertRecused(await setup.actingFor(liable, await setup.signIn('brigade_leader')));
    for (const role of ['squad_leader', 'brigade_admin', 'auditor', 'officer'] as const) {
      expect((await together(await setup.signIn(role, 'squad-1'), ids, 'excuse')).body.code).toBe('forbidden');
    }
    expect(await handlingsOf(ids)).toEqual(['told', 'told']);
  });
});

it('what is answered while the decision waits for it isn’t confirmed', async () => {
  const findingIds = idsOf(await gaps(2));
  clock = dueOver;
  const inspector = await setup.signIn('inspector');
  const { db } = setup.world;
  let asked: ReturnType<typeof refusalsOf> | undefined;
  await db.transaction().execute(async (tx) => {
    await tx.selectFrom('finding').select('kind').where('finding_id', 'in', findingIds).forUpdate().execute();
    asked = refusalsOf(confirm(inspector, findingIds));
    await until(async () => (await waitingForLocks(db)) > 0);
    await sql`
      insert into finding_answer (finding_id, finding_kind, text, answered_by, answered_at, late)
      select ${findingIds[1]}, 'coverage_below_threshold', '执法仪没电', account_id, ${clock}, true from account limit 1
    `.execute(tx);
  });
  expect(await asked).toEqual({ [findingIds[1] ?? '']: 'heard_together' });
});

it('several decisions at once neither wait for each other for ever nor decide twice', async () => {
  const findingIds = idsOf(await gaps(6));
  const inspectors = await Promise.all(Array.from({ length: 4 }, () => setup.signIn('inspector')));
  const [first, second, third, fourth] = inspectors as [Person, Person, Person, Person];
  const single = (findingId: string) =>
    fourth.post<Problem>(`findings/${findingId}/steps`, { step: 'unfounded', ...outsideCause, reason });
  const answers = await Promise.all([
    together(first, findingIds, 'excuse'),
    together(second, [...findingIds].reverse(), 'unfounded'),
    together(third, findingIds.slice(2, 5), 'excuse'),
    ...findingIds.map(single),
  ]);
  expect(answers.map(({ status }) => status).filter((status) => status !== 201 && status !== 409)).toEqual([]);
  const rows = (await Promise.all(findingIds.map((id) => decisionsWith(first, `findingId=${id}`)))).flat();
  expect(rows.map(({ findingId }) => findingId).sort()).toEqual([...new Set(rows.map((r) => r.findingId))].sort());
  expect(await handlingsOf(findingIds)).not.toContain('told');
});
