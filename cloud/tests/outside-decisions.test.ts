import { removeUnusedAttachments } from '@rollcall/cloud/exemptions/remove-unused-attachments';
import type { ExemptionDetail } from '@rollcall/shared/http/exemptions';
import type { FindingDetailResponse } from '@rollcall/shared/http/findings';
import type { Problem } from '@rollcall/shared/http/problem';
import type { OutsideDecisionDetail, OutsideKind } from '@rollcall/shared/resources/outside-decisions';
import { outsideCause } from '@rollcall/test/outside-cause';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { at } from './support/duty-world.ts';
import { explained, officerWithGap, type Person, startExplaining } from './support/explaining-setup.ts';
import { statePermissions } from './support/route-permissions.ts';

statePermissions(`
GET    exports/outside-decisions                          a a a u r - a elsewhere
GET    outside-decisions                                  a a a u r - a elsewhere
POST   outside-decisions                                  a a a u - - - alone
GET    outside-decisions/{outsideDecisionId}              a a a u r - a elsewhere
POST   outside-decisions/{outsideDecisionId}/confirmation a a a u - - -
POST   outside-decisions/{outsideDecisionId}/rejection    a a a u - - - alone
GET    outside-decisions/{outsideDecisionId}/scan         a a a u r - a elsewhere
PUT    outside-decisions/{outsideDecisionId}/scan         a a a u - - - alone
GET    outside-decisions/standings/{kind}/{requestId}     a a a u r - a elsewhere
`);

// The types of its facts, once more: decided_outside outside_decision_confirmed outside_decision_entered
// outside_decision_rejected outside_decision_scanned

let setup: Awaited<ReturnType<typeof startExplaining>>;
beforeAll(async () => {
  setup = await startExplaining(() => at('09:00', 2));
});
afterAll(() => setup?.stop());
// Nobody of an earlier test may decide.
beforeEach(async () => {
  await sql`update account set disabled_at = now()`.execute(setup.world.db);
});

type Told = OutsideDecisionDetail & Partial<Problem>;
const document = '〔2026〕12号';
const paper = { documentNo: document, decidedBy: '县公安局 张副局长', decidedOn: '2040-03-11', reason: '情况属实' };
const pdf = Buffer.from('%PDF-1.7 a paper');

const enter = (who: Person, kind: OutsideKind, requestId: string, changes: object = {}) =>
  who.post<Told>('outside-decisions', {
    ...{ kind, requestId, outcome: 'granted', ...paper },
    ...(kind === 'appeal' ? outsideCause : {}),
    ...changes,
  });
const scan = (who: Person, id: string) => who.put<Told>(`outside-decisions/${id}/scan?fileName=p.pdf`, pdf);
const confirm = (who: Person, id: string) => who.post<Told>(`outside-decisions/${id}/confirmation`, {});
const reject = (who: Person, id: string) => who.post<Told>(`outside-decisions/${id}/rejection`, { reason: '文号录错' });
const code = async (answer: Promise<{ status: number; body: Partial<Problem> }>) => {
  const { status, body } = await answer;
  return body.code ?? String(status);
};

async function recuse({ username }: Person, badgeNo: string): Promise<void> {
  await sql`insert into recusal (account_id, badge_no, reason, declared_by, declared_at)
    select account_id, ${badgeNo}, '亲属', account_id, now() from account where username = ${username}
  `.execute(setup.world.db);
}

/** A brigade whose administrator and only inspector are kin of the officer who explains a gap; its leader decides none. */
async function explanationForNobody() {
  const { badgeNo, officer } = await officerWithGap(setup);
  const admin = await setup.signIn('brigade_admin');
  const inspector = await setup.signIn('inspector');
  const leader = await setup.signIn('brigade_leader');
  for (const who of [admin, inspector]) await recuse(who, badgeNo);
  const { exemptionId } = await explained(officer, { badgeNo });
  const read = async () => (await leader.get<ExemptionDetail>(`exemptions/${exemptionId}`)).body;
  return { badgeNo, officer, admin, inspector, leader, exemptionId, read };
}

describe('an explanation that nobody here may decide', () => {
  it('is decided outside: one enters it with a scan, another confirms it, and the ledger names the document', async () => {
    const { admin, inspector, exemptionId, read } = await explanationForNobody();
    expect((await read()).outside).toEqual({ offered: true, outsideDecisionId: null });
    const { status, body } = await enter(admin, 'exemption', exemptionId);
    expect([status, body.state, body.own]).toEqual([201, 'entered', true]);
    expect((await read()).outside).toEqual({ offered: false, outsideDecisionId: body.outsideDecisionId });
    expect((await scan(admin, body.outsideDecisionId)).body.scan).toMatchObject({ fileName: 'p.pdf' });
    expect((await read()).state).toBe('pending');
    const confirmed = await confirm(inspector, body.outsideDecisionId);
    expect(confirmed.body).toMatchObject({
      state: 'confirmed',
      enteredBy: admin.username,
      closedBy: inspector.username,
    });
    expect(confirmed.body.history.map(({ type }) => type)).toEqual([
      'outside_decision_entered',
      'outside_decision_scanned',
      'outside_decision_confirmed',
    ]);
    const decided = await read();
    expect(decided).toMatchObject({
      ...{ state: 'approved', decidedBy: '县公安局 张副局长 · 〔2026〕12号', decisionReason: '情况属实' },
    });
    expect(decided.outside).toBeUndefined();
    expect(decided.history.at(-1)).toMatchObject({
      type: 'decided_outside',
      by: inspector.username,
      detail: { documentNo: document, decidedOutsideBy: paper.decidedBy, decidedOn: paper.decidedOn },
    });
    expect(await code(confirm(inspector, body.outsideDecisionId))).toBe('already_decided');
  });

  it('needs the scan, which is attached once by who entered it, and a second person', async () => {
    const { admin, inspector, leader, exemptionId } = await explanationForNobody();
    const { outsideDecisionId } = (await enter(admin, 'exemption', exemptionId)).body;
    expect(await code(enter(leader, 'exemption', exemptionId))).toBe('outside_decision_waits');
    expect(await code(confirm(inspector, outsideDecisionId))).toBe('scan_needed');
    expect(await code(scan(inspector, outsideDecisionId))).toBe('scan_closed');
    expect(await code(scan(admin, outsideDecisionId))).toBe('200');
    expect(await code(scan(admin, outsideDecisionId))).toBe('scan_there');
    expect(await code(confirm(admin, outsideDecisionId))).toBe('own_outside_decision');
    const stranger = await setup.signIn('squad_leader', 'squad-2');
    for (const path of ['', '/scan']) {
      expect(await code(stranger.get(`outside-decisions/${outsideDecisionId}${path}`))).toBe('not_found');
    }
    const file = await leader.get(`outside-decisions/${outsideDecisionId}/scan`);
    expect(file.bytes.equals(pdf)).toBe(true);
  });

  it('is entered and confirmed by nobody whom it concerns', async () => {
    const { badgeNo, admin, officer, exemptionId } = await explanationForNobody();
    const himself = await setup.signIn('squad_leader', 'squad-1', badgeNo);
    expect(await code(enter(officer, 'exemption', exemptionId))).toBe('forbidden');
    expect(await code(enter(himself, 'exemption', exemptionId))).toBe('own_exemption');
    const { outsideDecisionId } = (await enter(admin, 'exemption', exemptionId)).body;
    await scan(admin, outsideDecisionId);
    expect(await code(confirm(himself, outsideDecisionId))).toBe('own_exemption');
    expect(await code(reject(himself, outsideDecisionId))).toBe('own_exemption');
  });

  it('never counts once it is rejected, and is entered anew', async () => {
    const { admin, inspector, exemptionId, read } = await explanationForNobody();
    expect(await code(enter(admin, 'exemption', exemptionId, { decidedOn: '2040-03-13' }))).toBe(
      'outside_decision_to_come',
    );
    const first = (await enter(admin, 'exemption', exemptionId)).body.outsideDecisionId;
    await scan(admin, first);
    expect((await reject(admin, first)).body).toMatchObject({ state: 'rejected', rejectionReason: '文号录错' });
    expect(await code(confirm(inspector, first))).toBe('already_decided');
    expect((await read()).state).toBe('pending');
    const second = (await enter(inspector, 'exemption', exemptionId, { outcome: 'refused' })).body.outsideDecisionId;
    await scan(inspector, second);
    await confirm(admin, second);
    expect((await read()).state).toBe('refused');
  });
});

describe('a decision outside', () => {
  it('keeps its scan when the same file is removed that an explanation had before', async () => {
    const { admin, officer, leader, exemptionId } = await explanationForNobody();
    const attachment = `exemptions/${exemptionId}/attachment?fileName=a.pdf`;
    await officer.put(attachment, pdf);
    await officer.put(attachment, Buffer.from('%PDF-1.7 in its place'));
    const { outsideDecisionId } = (await enter(admin, 'exemption', exemptionId)).body;
    await scan(admin, outsideDecisionId);
    const { store, world } = setup;
    await removeUnusedAttachments({ db: world.db, store }, at('09:00', 5), new AbortController().signal);
    expect((await leader.get(`outside-decisions/${outsideDecisionId}/scan`)).status).toBe(200);
  });

  it('is not for what somebody here may decide, be it only after a day', async () => {
    const { badgeNo, admin, exemptionId, read } = await explanationForNobody();
    const other = await setup.signIn('inspector');
    expect((await read()).outside).toEqual({ offered: false, outsideDecisionId: null });
    expect(await code(enter(admin, 'exemption', exemptionId))).toBe('decided_here');

    const { db } = setup.world;
    const idOf = (username: string) => sql`(select account_id from account where username = ${username})`;
    await sql`insert into account_handling (account_id, handled_by, knew_password, handled_at)
      select ${idOf(other.username)}, account_id, true, ${at('08:00', 2)} from account where badge_no = ${badgeNo}
    `.execute(db);
    expect(await code(other.post(`exemptions/${exemptionId}/decision`, { decision: 'approved', reason: '属实' }))).toBe(
      'not_yet_second_person',
    );
    expect((await read()).outside?.offered).toBe(false);
    await sql`update account set disabled_at = now() where username = ${other.username}`.execute(db);
    expect((await read()).outside?.offered).toBe(true);
  });

  it('upholds an appeal whose deciders are all barred, and the finding is set aside', async () => {
    const { badgeNo, officer, findingId } = await officerWithGap(setup);
    const admin = await setup.signIn('brigade_admin');
    const inspector = await setup.signIn('inspector');
    const leader = await setup.signIn('brigade_leader');
    for (const who of [admin, inspector, leader]) await recuse(who, badgeNo);
    const appealed = await officer.post<FindingDetailResponse>(`findings/${findingId}/appeals`, { reason: '当天调休' });
    const [appeal] = appealed.body.appeals;
    expect(appeal?.outside).toEqual({ offered: true, outsideDecisionId: null });
    const { body } = await enter(admin, 'appeal', appeal?.appealId ?? '');
    expect(body).toMatchObject({ findingId, badgeNo, outcome: 'granted' });
    await scan(admin, body.outsideDecisionId);
    expect(await code(confirm(leader, body.outsideDecisionId))).toBe('200');
    const { body: finding } = await inspector.get<FindingDetailResponse>(`findings/${findingId}`);
    expect(finding).toMatchObject({
      state: 'set_aside',
      appeals: [{ state: 'upheld', decidedBy: '县公安局 张副局长 · 〔2026〕12号' }],
    });
    expect(finding.history.map(({ type }) => type).slice(-2)).toEqual(['decided_outside', 'finding_set_aside']);
  });
});
