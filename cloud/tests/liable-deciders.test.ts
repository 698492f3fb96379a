import { changeOfficer } from '@rollcall/cloud/people/officers/save-officers';
import type { ExemptionDetail } from '@rollcall/shared/http/exemptions';
import type { FindingDetailResponse } from '@rollcall/shared/http/findings';
import { decidingStepSchema } from '@rollcall/shared/http/handling';
import type { DecisionRow, NewStep } from '@rollcall/shared/resources/finding-decisions';
import type { InboxEntry } from '@rollcall/shared/resources/inbox';
import { outsideCause } from '@rollcall/test/outside-cause';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { at } from './support/duty-world.ts';
import {
  type Explaining,
  explained,
  gap,
  officerWithGap,
  type Person,
  startExplaining,
} from './support/explaining-setup.ts';

/** Who is liable for a finding can't end it by deciding what an officer asks. */
let setup: Explaining;
const clock = at('09:00', 2);
/** The leader of squad-1, by badge number. */
let leader: Person;
let inspector: Person;
beforeAll(async () => {
  setup = await startExplaining(() => clock);
  await setup.world.officer('300900');
  leader = await setup.signIn('squad_leader', 'squad-1', '300900');
  inspector = await setup.signIn('inspector');
});
afterAll(() => setup?.stop());

const reason = '情况属实';
const approve = async (who: Person, { exemptionId }: ExemptionDetail) => {
  const { status, body } = await who.post(`exemptions/${exemptionId}/decision`, { decision: 'approved', reason });
  await setup.world.review(clock);
  return status === 200 ? 'approved' : `${status} ${body.code}`;
};
const finding = async (findingId: string) => (await inspector.get<FindingDetailResponse>(`findings/${findingId}`)).body;
const read = async (who: Person, { exemptionId }: ExemptionDetail) =>
  (await who.get<ExemptionDetail>(`exemptions/${exemptionId}`)).body;
const toDecide = async (who: Person) =>
  (await who.get<{ rows: InboxEntry[] }>('inbox?side=must_do&kind=exemption&limit=200')).body.rows.map(({ id }) => id);

it('an explanation that could end a finding is decided by somebody who is not liable for it', async () => {
  const { badgeNo, findingId, officer } = await officerWithGap(setup);
  expect(await finding(findingId)).toMatchObject({ leaderBadgeNo: '300900' });
  const asked = await explained(officer, { badgeNo });
  const told = { findingId, kind: 'coverage_below_threshold', dutyDate: '2040-03-10', handling: 'told', stays: false };
  expect(await read(leader, asked)).toMatchObject({ liable: true, findings: [told] });
  expect(await read(inspector, asked)).toMatchObject({ liable: false, findings: [told] });
  expect(await read(officer, asked)).toMatchObject({ liable: false, findings: [told] });
  expect([await toDecide(leader), await toDecide(inspector)]).toEqual([
    [],
    expect.arrayContaining([asked.exemptionId]),
  ]);

  expect(await approve(leader, asked)).toBe('403 recused');
  // Neither does a stand-in, nor the leader's other account.
  await setup.world.officer('300905');
  const standIn = await setup.actingFor(leader, await setup.signIn('officer', 'squad-1', '300905'));
  expect(await approve(standIn, asked)).toBe('403 recused');
  await setup.allBack();
  expect(await approve(await setup.signIn('squad_leader', 'squad-1', '300900'), asked)).toBe('403 recused');
  expect((await finding(findingId)).state).toBe('open');
  expect(await approve(await setup.signIn('squad_leader', 'squad-1'), asked)).toBe('approved');
  expect((await finding(findingId)).state).toBe('resolved');
});

it('a paper that could end a finding is offered for confirmation to somebody who is not liable for it', async () => {
  const { badgeNo, findingId, officer } = await officerWithGap(setup);
  const { exemptionId } = await explained(officer, { badgeNo });
  const clerk = await setup.signIn('inspector');
  // As it was entered while nobody here could decide it.
  const { rows } = await sql<{ id: string }>`
    insert into outside_decision (kind, request_id, unit_code, badge_no, outcome, reason, document_no, decided_by,
      decided_on, entered_by, entered_at, scan_name, scan_sha256, scan_bytes, scan_type, scanned_at)
    select 'exemption', ${exemptionId}, unit_code, badge_no, 'granted', ${reason}, '〔2040〕12号', '县公安局', '2040-03-10',
      (select account_id from account where username = ${clerk.username}), now(), '1.pdf', ${'a'.repeat(64)}, 1,
      'application/pdf', now()
    from officer where badge_no = ${badgeNo} returning outside_decision_id as id`.execute(setup.world.db);
  const id = rows[0]?.id ?? '';
  const isOffered = async (who: Person) =>
    (await who.get<{ rows: InboxEntry[] }>('inbox?side=must_do&kind=outside_decision&limit=200')).body.rows.some(
      (entry) => entry.id === id,
    );
  const confirm = async (who: Person) => {
    const { status, body } = await who.post(`outside-decisions/${id}/confirmation`, {});
    return status === 200 ? 'confirmed' : `${status} ${body.code}`;
  };
  const other = await setup.signIn('squad_leader', 'squad-1');
  expect([await isOffered(leader), await isOffered(other)]).toEqual([false, true]);
  expect(await confirm(leader)).toBe('403 recused');
  expect((await finding(findingId)).state).toBe('open');
  expect(await confirm(other)).toBe('confirmed');
});

it('an explanation of time about which there is no finding is decided by the leader', async () => {
  const { badgeNo, officer } = await officerWithGap(setup);
  const later = { startsAt: at('15:00').toISOString(), endsAt: at('15:10').toISOString() };
  expect(await approve(leader, await explained(officer, { badgeNo }, later))).toBe('approved');
});

it('one for a whole unit neither, while a finding of the unit names the leader', async () => {
  await officerWithGap(setup);
  const outage = { unitCode: 'squad-1' };
  const second = await setup.signIn('squad_leader', 'squad-1');
  const asked = await explained(second, outage, { reasonCode: 'station_outage' });
  expect(await approve(leader, asked)).toBe('403 recused');
  expect((await read(leader, asked)).findings?.length).toBeGreaterThan(0);
});

it('who led then decides neither, though somebody else leads now', async () => {
  const { badgeNo, findingId, officer } = await officerWithGap(setup);
  await setup.world.officer('300901');
  await changeOfficer(setup.world.db, badgeNo, { leaderBadgeNo: '300901' }, setup.world.change);
  const asked = await explained(officer, { badgeNo });
  expect(await approve(leader, asked)).toBe('403 recused');
  expect(await approve(await setup.signIn('squad_leader', 'squad-1', '300901'), asked)).toBe('approved');
  expect((await finding(findingId)).state).toBe('resolved');
});

it('an approval leaves what was confirmed, is put right, or is appealed against: it is looked at again', async () => {
  const [confirmed, rectified, appealed] = [
    await officerWithGap(setup),
    await officerWithGap(setup),
    await officerWithGap(setup),
  ];
  for (const { findingId, badgeNo, officer } of [confirmed, rectified]) {
    await officer.post(`findings/${findingId}/answers`, { text: '忘记开机' });
    const step = { step: 'confirm', reason, violationClass: 'incomplete', badgeNos: [badgeNo] };
    expect((await inspector.post(`findings/${findingId}/steps`, step)).status).toBe(201);
  }
  const order = { task: '参加培训', ownerBadgeNo: rectified.badgeNo, dueOn: '2040-03-20' };
  expect((await inspector.post(`findings/${rectified.findingId}/rectifications`, order)).status).toBe(201);
  await appealed.officer.post(`findings/${appealed.findingId}/appeals`, { reason: '当时有录像' });

  for (const [{ findingId, badgeNo, officer }, handling] of [
    [confirmed, 'confirmed'],
    [rectified, 'rectifying'],
    [appealed, 'told'],
  ] as const) {
    const asked = await explained(officer, { badgeNo });
    expect((await read(inspector, asked)).findings).toMatchObject([{ findingId, handling, stays: true }]);
    expect(await approve(inspector, asked)).toBe('approved');
    expect(await finding(findingId)).toMatchObject({ state: 'open', handling, lookAgain: 'no_longer_so' });
  }
  // Once the appeal is dismissed nothing keeps it.
  const [appeal] = (await finding(appealed.findingId)).appeals;
  await inspector.post(`appeals/${appeal?.appealId}/decision`, { decision: 'dismissed', reason });
  expect(await finding(appealed.findingId)).toMatchObject({ state: 'resolved', handling: 'closed', lookAgain: null });
});

/** What a liable leader tries, by whichever of his accounts; none of it may end the finding. */
type Try = (by: Person, of: Tried) => Promise<unknown>;
interface Tried {
  findingId: string;
  badgeNo: string;
  explained: ExemptionDetail;
}
const decided = (more: object) => ({ reason, ...more });
const stepOf =
  (step: NewStep['step']): Try =>
  (by, { findingId, badgeNo }) =>
    by.post(`findings/${findingId}/steps`, decided({ step, violationClass: 'incomplete', badgeNos: [badgeNo] }));
const tries: Record<string, Try> = {
  ...Object.fromEntries(decidingStepSchema.options.map((step) => [step, stepOf(step)])),
  'end it with others': (by, { findingId }) =>
    by.post('finding-decisions/bulk', decided({ findingIds: [findingId], step: 'unfounded', ...outsideCause })),
  'be the second person': async (by, { findingId }) => {
    const { rows } = (await inspector.get<{ rows: DecisionRow[] }>(`finding-decisions?findingId=${findingId}`)).body;
    const waiting = rows.find(({ state }) => state === 'waits');
    if (waiting) await by.post(`finding-decisions/${waiting.decisionId}/second`, decided({ decision: 'agreed' }));
  },
  'approve the explanation': (by, { explained: one }) => approve(by, one),
  'explain it and approve that': async (by, { badgeNo }) => {
    const asked = { ...gap, badgeNo, reasonCode: 'fault', explanation: '执法仪中途自动关机' };
    const { body } = await by.post<ExemptionDetail>('exemptions', asked);
    if (body.exemptionId !== undefined) for (const face of faces) await approve(face, body);
  },
  answer: (by, { findingId }) => by.post(`findings/${findingId}/answers`, { text: '情况属实' }),
  appeal: (by, { findingId }) => by.post(`findings/${findingId}/appeals`, { reason }),
  'uphold the appeal': async (by, { findingId }) => {
    const waiting = (await finding(findingId)).appeals.find(({ state }) => state === 'pending');
    if (waiting) await by.post(`appeals/${waiting.appealId}/decision`, decided({ decision: 'upheld' }));
  },
  'appeal for himself, and uphold that': async (by, { findingId }) => {
    const { body } = await by.post<{ appealId?: string }>(`findings/${findingId}/liability-appeals`, { reason });
    for (const face of faces)
      await face.post(`liability-appeals/${body.appealId}/decision`, decided({ decision: 'upheld' }));
  },
  'order and pass': async (by, { findingId, badgeNo }) => {
    const order = { task: '参加培训', ownerBadgeNo: badgeNo, dueOn: '2040-03-20' };
    const { body } = await by.post<{ rectificationId?: string }>(`findings/${findingId}/rectifications`, order);
    for (const face of faces)
      await face.post(`rectifications/${body.rectificationId}/check`, decided({ outcome: 'passed' }));
  },
};
let faces: Person[] = [];

it('nobody liable for a finding ends it, by any sequence of steps, accounts and stand-ins of his own', async () => {
  const asInspector = await setup.signIn('inspector', null, '300900');
  faces = [
    leader,
    asInspector,
    await setup.actingFor(leader, await setup.signIn('officer', 'squad-1', '300900')),
    await setup.actingFor(asInspector, await setup.signIn('inspector')),
    await setup.signIn('brigade_leader', null, '300900'),
  ];
  const [face, what] = [fc.nat({ max: faces.length - 1 }), fc.constantFrom(...Object.keys(tries))];
  const sequences = fc.array(fc.tuple(face, what), { minLength: 6, maxLength: 12 });
  const property = fc.asyncProperty(
    sequences,
    fc.constantFrom('answered', 'appealed', 'confirmed'),
    async (sequence, before) => {
      const { findingId, badgeNo, officer } = await officerWithGap(setup);
      await officer.post(`findings/${findingId}/answers`, { text: '忘记开机' });
      if (before === 'confirmed') {
        const step = { step: 'confirm', violationClass: 'incomplete', badgeNos: [badgeNo] };
        expect((await inspector.post(`findings/${findingId}/steps`, decided(step))).status).toBe(201);
      }
      if (before === 'appealed') await officer.post(`findings/${findingId}/appeals`, { reason: '当时有录像' });
      const of = { findingId, badgeNo, explained: await explained(officer, { badgeNo }) };
      for (const [nr, name] of sequence) await tries[name]?.(faces[nr] ?? leader, of);
      await setup.world.review(clock);
      const { state, handling } = await finding(findingId);
      expect([state, handling]).toEqual([
        'open',
        expect.stringMatching(/^(answered|told|confirmed|rectifying|proved)$/),
      ]);
    },
  );
  await fc.assert(property, { numRuns: 15, seed: 39 });
});
