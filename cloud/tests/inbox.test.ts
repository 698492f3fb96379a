import { fridayOf } from '@rollcall/cloud/inbox/reader';
import type { FindingRow } from '@rollcall/shared/http/findings';
import type { DecisionRow } from '@rollcall/shared/resources/finding-decisions';
import type { InboxEntry, InboxGroups, InboxSide } from '@rollcall/shared/resources/inbox';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { at } from './support/duty-world.ts';
import { explained, officerWithGap, type Person, startExplaining } from './support/explaining-setup.ts';
import { statePermissions } from './support/route-permissions.ts';

statePermissions(`
GET    exports/inbox r r r r r - - elsewhere
GET    inbox         r r r r r - - elsewhere
GET    inbox/count   r r r r r - - elsewhere
GET    inbox/groups  r r r r r - - elsewhere
`);

let setup: Awaited<ReturnType<typeof startExplaining>>;
/** A Monday: what is told then is to be answered until the end of Thursday. */
const monday = at('09:00', 2);
const wednesday = at('09:00', 4);
const friday = at('09:00', 6);
let clock = monday;
beforeAll(async () => {
  setup = await startExplaining(() => clock);
});
afterAll(() => setup?.stop());

async function gapOf(unitCode?: string) {
  clock = monday;
  return officerWithGap(setup, unitCode);
}

/** What it tells of this finding: the kinds, with how urgent each is. */
async function told(who: Person, findingId: string, side: InboxSide = 'must_do'): Promise<string[]> {
  const { rows } = (await who.get<{ rows: InboxEntry[] }>(`inbox?side=${side}&limit=200`)).body;
  return rows
    .filter((entry) => entry.findingId === findingId)
    .map(({ kind, overdue, onLeave }) =>
      [kind, ...(overdue ? ['overdue'] : []), ...(onLeave ? ['on leave'] : [])].join(', '),
    );
}

const reason = '已核实';
const answer = (who: Person, findingId: string) =>
  who.post(`findings/${findingId}/answers`, { text: '执法仪中途关机' });
const confirm = (who: Person, findingId: string, badgeNo: string, violationClass = 'incomplete') =>
  who.post(`findings/${findingId}/steps`, { step: 'confirm', reason, violationClass, badgeNos: [badgeNo] });
const lastDecision = async (who: Person, findingId: string) =>
  (await who.get<{ rows: DecisionRow[] }>(`finding-decisions?findingId=${findingId}`)).body.rows[0]?.decisionId;
const groupsOf = async (who: Person) => (await who.get<InboxGroups>('inbox/groups')).body;

describe('a finding', () => {
  it('is told to its officer until he answers, to the leader the day before its deadline, to the inspector once it can be decided', async () => {
    const { findingId, badgeNo, officer } = await gapOf();
    const leader = await setup.signIn('squad_leader', 'squad-1');
    const inspector = await setup.signIn('inspector');
    const everybody = async (...people: Person[]) => Promise.all(people.map((who) => told(who, findingId)));
    expect(await everybody(officer, leader, inspector)).toEqual([['finding_answer'], [], []]);
    const colleague = await setup.signIn('officer', 'squad-1', (await gapOf()).badgeNo);
    const otherLeader = await setup.signIn('squad_leader', 'squad-2');
    const admin = await setup.signIn('brigade_admin');
    expect(await everybody(colleague, otherLeader, admin)).toEqual([[], [], []]);

    clock = wednesday;
    expect(await told(await setup.signIn('squad_leader', 'squad-1'), findingId)).toEqual(['squad_answer']);
    clock = friday;
    const late = await setup.signIn('officer', 'squad-1', badgeNo);
    expect(await told(late, findingId)).toEqual(['finding_answer, overdue']);
    const itsLeader = await setup.signIn('squad_leader', 'squad-1');
    expect(await told(itsLeader, findingId)).toEqual(['squad_answer, overdue']);
    const decider = await setup.signIn('inspector');
    expect(await told(decider, findingId)).toEqual(['finding_decision']);

    await answer(late, findingId);
    expect(await everybody(late, itsLeader, decider)).toEqual([[], [], ['finding_decision']]);
    expect(await told(late, findingId, 'waiting_for')).toEqual(['finding_answer']);
    await confirm(decider, findingId, badgeNo);
    expect(await everybody(late, itsLeader, decider)).toEqual([['decision_notice'], [], []]);
    expect(await told(late, findingId, 'waiting_for')).toEqual([]);
    await late.post(`finding-decisions/${await lastDecision(late, findingId)}/notices`, {});
    expect(await everybody(late, itsLeader, decider)).toEqual([[], [], []]);
    expect(await told(late, findingId, 'decided')).toEqual(['decision_notice']);
  });

  it('that names nobody is answered by the leader of the unit, and what HQ’s own store lost by the administrator', async () => {
    const { findingId } = await gapOf();
    const finding = setup.world.db.updateTable('finding').where('finding_id', '=', findingId);
    await finding.set({ badge_no: null }).execute();
    const leader = await setup.signIn('squad_leader', 'squad-1');
    const admin = await setup.signIn('brigade_admin');
    expect([await told(leader, findingId), await told(admin, findingId)]).toEqual([['finding_answer'], []]);
    await finding.set({ rule_key: 'integrity' }).execute();
    expect([await told(leader, findingId), await told(admin, findingId)]).toEqual([[], ['finding_answer']]);
    const substitute = await setup.actingFor(leader, await setup.signIn('officer', 'squad-1'));
    await finding.set({ rule_key: 'coverage' }).execute();
    expect(await told(substitute, findingId)).toEqual(['finding_answer']);
    await answer(substitute, findingId);
    expect(await told(leader, findingId)).toEqual([]);
  });

  it('isn’t shown to be decided to whom it concerns: the officer, the leader who is liable, who is recused', async () => {
    const { findingId, badgeNo, officer } = await gapOf();
    await answer(officer, findingId);
    await setup.world.officer('300902', 'squad-2');
    const leaders = JSON.stringify({ [badgeNo]: '300902' }) as never;
    await setup.world.db.updateTable('finding').set({ leaders }).where('finding_id', '=', findingId).execute();
    const recused = await setup.signIn('inspector');
    const { account_id: accountId } = await setup.world.db
      .selectFrom('account')
      .select('account_id')
      .where('username', '=', recused.username)
      .executeTakeFirstOrThrow();
    const recusal = { account_id: accountId, badge_no: badgeNo, reason, declared_by: accountId, declared_at: clock };
    await setup.world.db
      .insertInto('recusal')
      .values({ ...recusal, ended_by: null, ended_at: null, end_reason: null })
      .execute();
    const concerned = [
      await setup.signIn('inspector', null, badgeNo),
      await setup.signIn('brigade_leader', null, '300902'),
      recused,
    ];
    for (const who of concerned) {
      expect(await told(who, findingId)).toEqual([]);
      expect((await confirm(who, findingId, badgeNo)).status).toBe(403);
    }
    expect(await told(await setup.signIn('brigade_leader'), findingId)).toEqual(['finding_decision']);
  });

  it('that is a deletion waits for a second person, who isn’t the first; the first waits for him', async () => {
    const { findingId, badgeNo, officer } = await gapOf();
    await answer(officer, findingId);
    const [first, second] = [await setup.signIn('inspector'), await setup.signIn('brigade_leader')];
    await confirm(first, findingId, badgeNo, 'unauthorised_deletion');
    expect([await told(first, findingId), await told(second, findingId)]).toEqual([[], ['second_decision']]);
    expect(await told(first, findingId, 'waiting_for')).toEqual(['second_decision']);
    const decisionId = await lastDecision(first, findingId);
    await second.post(`finding-decisions/${decisionId}/second`, { decision: 'agreed', reason });
    expect([await told(first, findingId, 'waiting_for'), await told(second, findingId)]).toEqual([[], []]);
    await setup.world.db
      .updateTable('finding')
      .set({ look_again: 'says_more' })
      .where('finding_id', '=', findingId)
      .execute();
    expect(await told(first, findingId)).toEqual(['finding_look_again']);
    await first.post(`findings/${findingId}/steps`, { step: 'reopen', reason });
    expect([await told(first, findingId), await told(second, findingId)]).toEqual([[], ['second_decision']]);
  });

  it('stays with an officer on leave, marked so', async () => {
    const { findingId, badgeNo, officer } = await gapOf();
    await setup.world.db
      .insertInto('leave')
      .values({
        badge_no: badgeNo,
        leave_kind: 'annual',
        starts_at: at('00:00', 2),
        ends_at: at('00:00', 4),
        removed_at: null,
      })
      .execute();
    expect(await told(officer, findingId)).toEqual(['finding_answer, on leave']);
  });
});

it('whoever acts for a leader sees the leader’s entries, and not what is decided about himself', async () => {
  const { findingId, badgeNo, officer } = await gapOf();
  await answer(officer, findingId);
  await confirm(await setup.signIn('inspector'), findingId, badgeNo);
  const other = await gapOf();
  await explained(other.officer, { badgeNo: other.badgeNo });
  const leader = await setup.signIn('squad_leader', 'squad-1');
  const substitute = await setup.actingFor(leader, officer);
  const kindsOf = async (who: Person) => (await groupsOf(who)).mustDo.map(({ kind }) => kind);
  expect(await kindsOf(officer)).toContain('decision_notice');
  expect(await kindsOf(substitute)).toContain('exemption');
  expect(await kindsOf(substitute)).not.toContain('decision_notice');
});

it('an explanation about an officer that somebody else gave is told to him when it is decided', async () => {
  const { badgeNo, officer } = await gapOf();
  const leader = await setup.signIn('squad_leader', 'squad-1');
  const { exemptionId } = await explained(leader, { badgeNo });
  await (await setup.signIn('inspector')).post(`exemptions/${exemptionId}/decision`, { decision: 'refused', reason });
  const { decided } = await groupsOf(officer);
  expect(decided.flatMap(({ entries }) => entries)).toMatchObject([
    { kind: 'exemption', id: exemptionId, about: { outcome: 'refused', text: reason } },
  ]);
});

it('counts what is due before Friday, and what is overdue by unit as the list of findings does', async () => {
  clock = monday;
  const { officer, badgeNo } = await gapOf('squad-2');
  expect((await groupsOf(officer)).counts).toMatchObject({ mustDo: 1, overdue: 0, beforeFriday: 1 });
  clock = friday;
  const inspector = await setup.signIn('inspector');
  const { overdueByUnit, friday: cutOff } = await groupsOf(inspector);
  expect(cutOff).toBe('2040-03-16');
  expect(overdueByUnit?.length).toBeGreaterThan(1);
  for (const { unitCode, overdue } of overdueByUnit ?? []) {
    const { rows } = (
      await inspector.get<{ rows: FindingRow[] }>(`findings?handling=overdue&unitCode=${unitCode}&limit=200`)
    ).body;
    expect([unitCode, rows.length]).toEqual([unitCode, overdue]);
  }
  const late = await setup.signIn('officer', 'squad-2', badgeNo);
  expect(await groupsOf(late)).toMatchObject({
    counts: { mustDo: 1, overdue: 1, beforeFriday: 1 },
    overdueByUnit: null,
  });
});

it('the week is cut off on its Friday; what is due at the weekend belongs to the next', () => {
  const days = ['2040-03-12', '2040-03-15', '2040-03-16', '2040-03-17', '2040-03-18'];
  expect(days.map(fridayOf)).toEqual(['2040-03-16', '2040-03-16', '2040-03-16', '2040-03-23', '2040-03-23']);
});

it('shows no more than a hundred of a kind at once, those due first before others, and all of them page by page', async () => {
  const { findingId, badgeNo } = await gapOf();
  // The later it was told, the sooner it is due: neither order is the other.
  await sql`
    insert into finding (rule_key, kind, subject, badge_no, unit_code, duty_date, state, detail, found_at, changed_at, told_at, answer_due_on)
    select rule_key, kind, 'shift:' || gen_random_uuid(), badge_no, unit_code, duty_date, state, detail, found_at, changed_at,
      told_at + nr * interval '1 second', answer_due_on - nr / 50
    from finding, generate_series(1, 120) as nr where finding_id = ${findingId}
  `.execute(setup.world.db);
  const officer = await setup.signIn('officer', 'squad-1', badgeNo);
  const [group] = (await groupsOf(officer)).mustDo;
  expect([group?.count, group?.entries.length]).toEqual([121, 100]);
  const ids: string[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page: string = `inbox?kind=finding_answer&limit=50${cursor === '' ? '' : `&cursor=${cursor}`}`;
    const { rows, nextCursor }: { rows: InboxEntry[]; nextCursor: string | null } = (
      await officer.get<{ rows: InboxEntry[]; nextCursor: string | null }>(page)
    ).body;
    ids.push(...rows.map(({ id }) => id));
    cursor = nextCursor;
  }
  expect(ids.slice(0, 100)).toEqual(group?.entries.map(({ id }) => id));
  expect(new Set(ids).size).toBe(121);
  const dueOn = group?.entries.map((entry) => entry.dueOn) ?? [];
  expect(dueOn).toEqual([...dueOn].sort());
  expect(new Set(dueOn).size).toBe(3);
});
