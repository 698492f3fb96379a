import { removeUnusedAttachments } from '@rollcall/cloud/exemptions/remove-unused-attachments';
import type { SentAttachment } from '@rollcall/shared/attachments';
import type { FindingDetailResponse } from '@rollcall/shared/http/findings';
import type { Problem } from '@rollcall/shared/http/problem';
import type { RectificationDetail, RectificationRow } from '@rollcall/shared/resources/rectifications';
import { outsideCause } from '@rollcall/test/outside-cause';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { at } from './support/duty-world.ts';
import { officerWithGap, type Person, startExplaining } from './support/explaining-setup.ts';
import { statePermissions } from './support/route-permissions.ts';

statePermissions(`
GET    exports/rectifications                          a a a u r - a elsewhere
GET    rectifications                                  a a a u r - a elsewhere
GET    rectifications/{rectificationId}                a a a u r - a elsewhere
POST   rectifications/{rectificationId}/check          - - a - - - - alone
GET    rectifications/{rectificationId}/files/{fileId} a a a u r - a elsewhere
POST   rectifications/{rectificationId}/proof          r r r r r - - alone
POST   rectifications/{rectificationId}/reassignment   - a a u - - - alone
POST   rectifications/{rectificationId}/withdrawal     - a a u - - - alone
`);

let setup: Awaited<ReturnType<typeof startExplaining>>;
/** A Monday. */
const morningAfter = at('09:00', 2);
let clock = morningAfter;
beforeAll(async () => {
  setup = await startExplaining(() => clock);
});
afterAll(() => setup?.stop());

type Told = RectificationDetail & Partial<Problem>;

const reason = '已核实';
const task = '重新学习佩戴要求，交回前检查录像';
const thursday = '2040-03-15';
const friday = '2040-03-16';
const photo = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]);

/** A finding of an officer of this unit that an inspector confirmed. */
async function confirmed(unitCode = 'squad-1') {
  clock = morningAfter;
  const found = await officerWithGap(setup, unitCode);
  const { findingId, badgeNo, officer } = found;
  const inspector = await setup.signIn('inspector');
  await officer.post(`findings/${findingId}/answers`, { text: '执法仪中途关机' });
  const decision = { step: 'confirm', reason, violationClass: 'incomplete', badgeNos: [badgeNo] };
  expect((await inspector.post(`findings/${findingId}/steps`, decision)).status).toBe(201);
  return { ...found, inspector };
}

type Ordered = Awaited<ReturnType<typeof confirmed>> & { id: string };

async function ordered(unitCode?: string): Promise<Ordered> {
  const of = await confirmed(unitCode);
  const { body } = await of.inspector.post<Told>(`findings/${of.findingId}/rectifications`, orderFor(of.badgeNo));
  return { ...of, id: body.rectificationId };
}

const orderFor = (ownerBadgeNo: string, more: object = {}) => ({ task, ownerBadgeNo, dueOn: thursday, ...more });

/** Each step, as whoever may would take it. */
const commands = {
  order: ({ findingId, badgeNo }: Ordered) => [`findings/${findingId}/rectifications`, orderFor(badgeNo)] as const,
  prove: ({ id }: Ordered) => [`rectifications/${id}/proof`, { text: '已学习', attachmentIds: [] }] as const,
  reassign: ({ id, badgeNo }: Ordered) =>
    [`rectifications/${id}/reassignment`, { ownerBadgeNo: badgeNo, dueOn: friday, reason }] as const,
  withdraw: ({ id }: Ordered) => [`rectifications/${id}/withdrawal`, { reason }] as const,
  pass: ({ id }: Ordered) => [`rectifications/${id}/check`, { outcome: 'passed', reason, ...outsideCause }] as const,
  again: ({ id }: Ordered) => [`rectifications/${id}/check`, { outcome: 'again', reason, dueOn: friday }] as const,
};
type Step = keyof typeof commands;

async function take(who: Person, of: Ordered, step: Step): Promise<string> {
  const [path, body] = commands[step](of);
  const answer = await who.post<Told>(path, body);
  return answer.status < 300 ? answer.body.state : (answer.body.code ?? '');
}

const read = async (who: Person, { id }: Ordered) => (await who.get<Told>(`rectifications/${id}`)).body;
const handlingOf = async ({ inspector, findingId }: Ordered) =>
  (await inspector.get<FindingDetailResponse>(`findings/${findingId}`)).body.handling;
const list = async (who: Person, query: string) =>
  (await who.get<{ rows: RectificationRow[] }>(`rectifications?limit=200&${query}`)).body.rows;

/** An order in this state, and the steps that led there. */
const states = {
  ordered: [],
  proved: ['prove'],
  passed: ['prove', 'pass'],
  ended: ['withdraw'],
} as const satisfies Record<string, readonly Step[]>;

async function orderIn(state: keyof typeof states | 'confirmed'): Promise<Ordered> {
  if (state === 'confirmed') return { ...(await confirmed()), id: '' };
  const of = await ordered();
  for (const step of states[state]) await take(step === 'prove' ? of.officer : of.inspector, of, step);
  return of;
}

describe('who may', () => {
  // In the state from which the step begins; the order was given by an inspector.
  const table = `
            inspector brigade_leader brigade_admin leader        other_leader owner     colleague auditor
  order     ordered   ordered        forbidden     ordered       not_found    forbidden forbidden forbidden
  prove     not_found not_found      not_found     not_found     not_found    proved    not_found forbidden
  reassign  ordered   ordered        forbidden     not_own_order not_found    forbidden forbidden forbidden
  withdraw  ended     ended          forbidden     not_own_order not_found    forbidden forbidden forbidden
  pass      passed    forbidden      forbidden     forbidden     forbidden    forbidden forbidden forbidden
  again     ordered   forbidden      forbidden     forbidden     forbidden    forbidden forbidden forbidden`;
  const [head = [], ...rows] = table
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/));
  const begins = {
    order: 'confirmed',
    prove: 'ordered',
    reassign: 'ordered',
    withdraw: 'ordered',
    pass: 'proved',
    again: 'proved',
  } as const satisfies Record<Step, string>;

  async function people(of: Ordered): Promise<Record<string, Person>> {
    const colleague = String(400_001 + Number(of.badgeNo) - 200_000);
    await setup.world.officer(colleague, 'squad-1');
    return {
      inspector: of.inspector,
      brigade_leader: await setup.signIn('brigade_leader'),
      brigade_admin: await setup.signIn('brigade_admin'),
      leader: await setup.signIn('squad_leader', 'squad-1'),
      other_leader: await setup.signIn('squad_leader', 'squad-2'),
      owner: of.officer,
      colleague: await setup.signIn('officer', 'squad-1', colleague),
      auditor: await setup.signIn('auditor'),
    };
  }

  it.each(rows)('%s', async (named = '', ...expected) => {
    const step = named as Step;
    let of = await orderIn(begins[step]);
    let everybody = await people(of);
    const came: string[] = [];
    for (const role of head) {
      const who = everybody[role];
      const answer = who ? await take(who, of, step) : 'nobody';
      came.push(answer);
      // What was done can't be done again.
      if (answer in states) {
        of = await orderIn(begins[step]);
        everybody = await people(of);
      }
    }
    expect(came).toEqual(expected);
  });

  it.each(['confirmed', 'ordered', 'proved', 'passed', 'ended'] as const)('nothing else follows %s', async (state) => {
    const of = await orderIn(state);
    for (const step of Object.keys(commands) as Step[]) {
      const from: string = begins[step];
      // What was withdrawn left the finding confirmed.
      if (from === state || (step === 'order' && state === 'ended')) continue;
      if (of.id === '' && step !== 'order') continue;
      expect([step, await take(step === 'prove' ? of.officer : of.inspector, of, step)]).toEqual([
        step,
        'step_not_now',
      ]);
    }
  });
});

describe('an order', () => {
  it('is carried out, sent back with a new date, carried out again with a photo, and passes', async () => {
    const of = await ordered();
    expect(await handlingOf(of)).toBe('rectifying');
    expect(await read(of.officer, of)).toMatchObject({ state: 'ordered', may: ['prove'], dueOn: thursday, task });
    expect((await read(of.officer, of)).number).toMatch(/^2040-\d{4}$/);
    await take(of.officer, of, 'prove');
    expect(await handlingOf(of)).toBe('proved');
    expect((await read(of.inspector, of)).may).toEqual(['check']);
    await take(of.inspector, of, 'again');
    expect(await read(of.officer, of)).toMatchObject({ state: 'ordered', dueOn: friday, may: ['prove'] });

    const sent = await of.officer.upload<SentAttachment>('attachments?fileName=a.jpg', photo);
    const attachmentIds = [sent.body.attachmentId];
    await of.officer.post(`rectifications/${of.id}/proof`, { text: '已学习', attachmentIds });
    const { steps } = await read(of.inspector, of);
    expect(steps.map(({ step }) => step)).toEqual(['order', 'prove', 'again', 'prove']);
    const [file] = steps.at(-1)?.files ?? [];
    expect(file).toMatchObject({ fileName: 'a.jpg', mediaType: 'image/jpeg', sha256: sent.body.sha256 });
    const path = `rectifications/${of.id}/files/${file?.fileId}`;
    expect((await of.inspector.get(path)).bytes).toEqual(photo);
    expect((await (await setup.signIn('squad_leader', 'squad-2')).get(path)).status).toBe(404);
    // It stays in the store, though the explanation that has the same bytes comes to nothing.
    await of.officer.upload('attachments?fileName=b.jpg', photo);
    await removeUnusedAttachments(
      { db: setup.world.db, store: setup.store },
      new Date(clock.getTime() + 1),
      new AbortController().signal,
    );
    expect((await of.inspector.get(path)).bytes).toEqual(photo);

    expect(await take(of.inspector, of, 'pass')).toBe('passed');
    expect(await handlingOf(of)).toBe('decided');
    const { history, settledAt, may } = await read(of.inspector, of);
    expect(history.map(({ type }) => type)).toEqual([
      ...['rectification_ordered', 'rectification_proved', 'rectification_again', 'rectification_proved'],
      ...['attachment_added', 'attachment_taken', 'attachment_taken', 'rectification_passed'],
    ]);
    expect([settledAt, may]).toEqual([clock.toISOString(), []]);
    const finding = (await of.inspector.get<FindingDetailResponse>(`findings/${of.findingId}`)).body;
    expect(finding.history.filter(({ type }) => type === 'finding_handled').map(({ detail }) => detail?.step)).toEqual([
      ...['confirm', 'order', 'prove', 'again', 'prove', 'pass', 'close'],
    ]);
  });

  it('takes a file once, and none of somebody else', async () => {
    const [of, other] = [await ordered(), await ordered()];
    const sent = await of.officer.upload<SentAttachment>('attachments?fileName=a.jpg', photo);
    const proof = { text: '已学习', attachmentIds: [sent.body.attachmentId] };
    const prove = async ({ officer, id }: Ordered) =>
      (await officer.post<Told>(`rectifications/${id}/proof`, proof)).body;
    expect((await prove(other)).code).toBe('attachment_gone');
    expect((await prove(of)).state).toBe('proved');
    await take(of.inspector, of, 'again');
    expect((await prove(of)).code).toBe('attachment_gone');
    expect((await read(of.officer, of)).state).toBe('ordered');
  });

  it('is due on a working day to come, and for somebody of the unit who serves, or whom the finding names', async () => {
    const { findingId, badgeNo, inspector } = await confirmed();
    const refusal = async (more: object) =>
      (await inspector.post<Told>(`findings/${findingId}/rectifications`, orderFor(badgeNo, more))).body.code;
    expect(await refusal({ dueOn: '2040-03-12' })).toBe('rectification_due_unfit');
    expect(await refusal({ dueOn: '2040-03-17' })).toBe('rectification_due_unfit');
    await setup.world.officer('300911', 'squad-2');
    await setup.world.officer('300912', 'squad-1');
    const { db } = setup.world;
    await db.updateTable('officer').set({ left_on: '2040-03-12' }).where('badge_no', '=', '300912').execute();
    expect(await refusal({ ownerBadgeNo: '300911' })).toBe('rectification_owner_unfit');
    expect(await refusal({ ownerBadgeNo: '300912' })).toBe('rectification_owner_unfit');
    expect(await refusal({ ownerBadgeNo: '999999' })).toBe('rectification_owner_unfit');
    await db.updateTable('officer').set({ left_on: null }).where('badge_no', '=', '300912').execute();
    expect(await refusal({ ownerBadgeNo: '300912' })).toBeUndefined();
  });

  it('goes to another owner, who proves it instead', async () => {
    const of = await ordered();
    await setup.world.officer('300921', 'squad-1');
    const change = { ownerBadgeNo: '300921', dueOn: friday, reason };
    await of.inspector.post(`rectifications/${of.id}/reassignment`, change);
    expect(await take(of.officer, of, 'prove')).toBe('not_own_rectification');
    const owner = await setup.signIn('officer', 'squad-1', '300921');
    expect((await list(owner, '')).map(({ rectificationId }) => rectificationId)).toEqual([of.id]);
    expect(await take(owner, of, 'prove')).toBe('proved');
  });

  it('of a squad leader is changed by him; who stands in for the owner proves it in his name', async () => {
    const of = { ...(await confirmed()), id: '' };
    await setup.world.officer('300931', 'squad-1');
    const leader = await setup.signIn('squad_leader', 'squad-1', '300931');
    const { body } = await leader.post<Told>(`findings/${of.findingId}/rectifications`, orderFor('300931'));
    const own = { ...of, id: body.rectificationId };
    expect(body.may).toEqual(['prove', 'reassign', 'withdraw']);
    expect(await take(await setup.signIn('squad_leader', 'squad-1'), own, 'withdraw')).toBe('not_own_order');
    const standIn = await setup.actingFor(leader, await setup.signIn('officer', 'squad-1', of.badgeNo));
    expect(await take(standIn, own, 'prove')).toBe('proved');
  });

  it('is numbered without a gap, whoever orders at the same time', async () => {
    const both = [await confirmed(), await confirmed()];
    const answers = await Promise.all(
      both.map(({ inspector, findingId, badgeNo }) =>
        inspector.post<Told>(`findings/${findingId}/rectifications`, orderFor(badgeNo)),
      ),
    );
    const [first = 0, second = 0] = answers.map(({ body }) => Number(body.number.slice(5))).sort((a, b) => a - b);
    expect(second).toBe(first + 1);
  });

  it('is overdue once its day is over, until it is proved', async () => {
    const of = await ordered();
    const overdue = async (time: Date) => {
      clock = time;
      const rows = await list(await setup.signIn('inspector'), `state=overdue&findingId=${of.findingId}`);
      return rows.map((row) => row.overdue);
    };
    expect(await overdue(new Date('2040-03-15T23:59:59+08:00'))).toEqual([]);
    expect(await overdue(new Date('2040-03-16T00:00:00+08:00'))).toEqual([true]);
    await take(await setup.signIn('officer', 'squad-1', of.badgeNo), of, 'prove');
    expect(await overdue(clock)).toEqual([]);
  });
});

describe('a re-check', () => {
  const makeLiable = (of: Ordered, leader: string) =>
    setup.world.db
      .updateTable('finding')
      .set({ leaders: JSON.stringify({ [of.badgeNo]: leader }) as never })
      .where('finding_id', '=', of.findingId)
      .execute();

  it('is never of the officer, the leader who is liable, the owner, or who is recused, by whatever account', async () => {
    const of = await ordered();
    await setup.world.officer('300941', 'squad-1');
    await setup.world.officer('300942', 'squad-1');
    await setup.world.officer('300943', 'squad-1');
    await makeLiable(of, '300941');
    const change = { ownerBadgeNo: '300942', dueOn: friday, reason };
    await of.inspector.post(`rectifications/${of.id}/reassignment`, change);
    await take(await setup.signIn('officer', 'squad-1', '300942'), of, 'prove');
    for (const badgeNo of [of.badgeNo, '300941', '300942']) {
      const himself = await setup.signIn('inspector', null, badgeNo);
      expect((await read(himself, of)).may).toEqual([]);
      expect([badgeNo, await take(himself, of, 'pass')]).toEqual([badgeNo, 'recused']);
      expect(await take(himself, of, 'again')).toBe('recused');
    }
    const relative = await setup.signIn('inspector', null, '300943');
    const { account_id: accountId } = await setup.world.db
      .selectFrom('account')
      .select('account_id')
      .where('username', '=', relative.username)
      .executeTakeFirstOrThrow();
    const declared = { account_id: accountId, badge_no: of.badgeNo, reason: '亲属' };
    await setup.world.db
      .insertInto('recusal')
      .values({ ...declared, declared_by: accountId, declared_at: clock } as never)
      .execute();
    expect(await take(relative, of, 'pass')).toBe('recused');
    expect(await take(of.inspector, of, 'pass')).toBe('passed');
  });

  it('the leader who is liable may order for his own unit; nobody whom the finding names, or liable at HQ, may', async () => {
    const of = { ...(await confirmed()), id: '' };
    await setup.world.officer('300951', 'squad-1');
    await makeLiable(of, '300951');
    expect(await take(await setup.signIn('squad_leader', 'squad-1', of.badgeNo), of, 'order')).toBe('recused');
    expect(await take(await setup.signIn('brigade_leader', null, '300951'), of, 'order')).toBe('recused');
    expect(await take(await setup.signIn('squad_leader', 'squad-1', '300951'), of, 'order')).toBe('ordered');
  });

  it('of two at once is one', async () => {
    const of = await orderIn('proved');
    const other = await setup.signIn('inspector');
    const came = await Promise.all([take(of.inspector, of, 'pass'), take(other, of, 'again')]);
    expect(came).toContain('step_not_now');
    expect(came.filter((one) => one === 'passed' || one === 'ordered')).toHaveLength(1);
  });
});

describe('an order ends', () => {
  it('when an appeal against its finding is right', async () => {
    const of = await orderIn('proved');
    await of.officer.post(`findings/${of.findingId}/appeals`, { reason: '当时在处置警情' });
    const { appeals } = (await of.inspector.get<FindingDetailResponse>(`findings/${of.findingId}`)).body;
    const decider = await setup.signIn('brigade_leader');
    await decider.post(`appeals/${appeals[0]?.appealId}/decision`, { decision: 'upheld', reason, ...outsideCause });
    expect(await read(of.officer, of)).toMatchObject({ state: 'ended', endedWhy: 'appeal_upheld', may: [] });
    expect((await read(of.officer, of)).history.at(-1)?.type).toBe('rectification_ended');
    expect(await handlingOf(of)).toBe('unfounded');
  });

  it('when its finding is opened again; while that waits, only the owner goes on', async () => {
    const of = await ordered();
    await of.inspector.post(`findings/${of.findingId}/steps`, { step: 'reopen', reason });
    expect(await take(of.inspector, of, 'withdraw')).toBe('decision_waits');
    expect(await take(of.officer, of, 'prove')).toBe('proved');
    expect(await take(of.inspector, of, 'pass')).toBe('decision_waits');
    const { rows } = (
      await of.inspector.get<{ rows: { decisionId: string }[] }>(
        `finding-decisions?state=waits&findingId=${of.findingId}`,
      )
    ).body;
    const second = await setup.signIn('inspector');
    await second.post(`finding-decisions/${rows[0]?.decisionId}/second`, { decision: 'agreed', reason });
    expect(await handlingOf(of)).toBe('told');
    expect(await read(of.officer, of)).toMatchObject({ state: 'ended', endedWhy: 'reopened' });
  });
});
