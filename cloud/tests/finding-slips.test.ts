import { removeUnusedAttachments } from '@rollcall/cloud/exemptions/remove-unused-attachments';
import { sequenceFacts } from '@rollcall/cloud/ledger/sequence-facts';
import type { SentAttachment } from '@rollcall/shared/attachments';
import type { FindingDetailResponse } from '@rollcall/shared/http/findings';
import type { Problem } from '@rollcall/shared/http/problem';
import type { DecisionRow } from '@rollcall/shared/resources/finding-decisions';
import type { InboxEntry } from '@rollcall/shared/resources/inbox';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { at } from './support/duty-world.ts';
import { officerWithGap, type Person, startExplaining } from './support/explaining-setup.ts';

// The type of its fact, once more: finding_decision_notified

let setup: Awaited<ReturnType<typeof startExplaining>>;
const monday = at('09:00', 2);
let clock = monday;
beforeAll(async () => {
  setup = await startExplaining(() => clock);
});
afterAll(() => setup?.stop());

const pdf = Buffer.from('%PDF-1.7 a signed paper');
const signed = { how: 'signed', signedOn: '2040-03-12' };
const refused = { how: 'refused', signedOn: '2040-03-12', witnesses: ['王警官', '李警官'] };

const codeOf = async (told: Promise<{ status: number; body: Partial<Problem> }>) => {
  const { status, body } = await told;
  return status < 300 ? 'done' : `${status} ${body.code}`;
};
const send = async (who: Person, bytes: Uint8Array = pdf, name = 'a.pdf') =>
  (await who.upload<SentAttachment>(`attachments?fileName=${name}`, bytes)).body.attachmentId;
const decisionsOf = async (who: Person, findingId: string) =>
  (await who.get<{ rows: DecisionRow[] }>(`finding-decisions?findingId=${findingId}`)).body.rows;

/** A confirmed finding of an officer whom somebody led, with who notes slips. */
async function confirmed() {
  clock = monday;
  const { findingId, badgeNo, officer } = await officerWithGap(setup);
  const inspector = await setup.signIn('inspector');
  const leaderNo = `9${badgeNo.slice(1)}`;
  await setup.world.officer(leaderNo, 'squad-1');
  await sql`update finding set leaders = ${JSON.stringify({ [badgeNo]: leaderNo })}::jsonb
    where finding_id = ${findingId}`.execute(setup.world.db);
  const confirm = { step: 'confirm', reason: '已核实', violationClass: 'incomplete', badgeNos: [badgeNo] };
  await officer.post(`findings/${findingId}/answers`, { text: '执法仪中途关机' });
  await inspector.post(`findings/${findingId}/steps`, confirm);
  const decisionId = (await decisionsOf(inspector, findingId))[0]?.decisionId ?? '';
  const note = async (who: Person, slip: object, to = badgeNo, attachmentId?: string) =>
    codeOf(
      who.post(`finding-decisions/${decisionId}/slips/${to}`, {
        ...slip,
        attachmentId: attachmentId ?? (await send(who)),
      }),
    );
  const read = async (who: Person) => (await who.get<FindingDetailResponse>(`findings/${findingId}`)).body;
  return { findingId, badgeNo, officer, inspector, leaderNo, decisionId, note, read };
}

describe('a decision that is handed over on paper', () => {
  it('has the number of the entry of the ledger that tells of it first', async () => {
    const { inspector, findingId, decisionId, note } = await confirmed();
    const leafOf = async () => (await decisionsOf(inspector, findingId))[0]?.leaf;
    expect(await leafOf()).toBeNull();
    expect(await note(inspector, signed)).toBe('done');
    while ((await sequenceFacts(setup.world.db, 1000)) > 0);
    const { rows } = await sql<{ type: string; decisionId: string }>`
      select type, payload ->> 'decisionId' as "decisionId" from fact join ledger_leaf using (fact_id)
      where leaf_index = ${await leafOf()}`.execute(setup.world.db);
    expect(rows).toEqual([{ type: 'finding_handled', decisionId }]);
  });

  it('begins the time to appeal when it is noted, not on the day on the paper', async () => {
    const { badgeNo, officer, inspector, findingId, note, read } = await confirmed();
    expect((await read(officer)).appealUntil).toBeNull();
    // The paper was signed on a Monday, and is noted on the Wednesday.
    clock = at('09:00', 4);
    const leader = await setup.signIn('squad_leader', 'squad-1');
    expect(await note(leader, signed)).toBe('done');
    const [decision] = await decisionsOf(leader, findingId);
    expect(decision?.notices).toEqual([{ badgeNo, seenAt: clock.toISOString(), appealUntilOn: '2040-04-04' }]);
    expect(decision?.slips).toMatchObject([
      { badgeNo, how: 'signed', signedOn: '2040-03-12', notedBy: leader.username, scan: { fileName: 'a.pdf' } },
    ]);
    const { history } = await read(leader);
    expect(history.at(-1)).toMatchObject({ type: 'finding_decision_notified', by: leader.username });
    expect(await note(await setup.signIn('inspector'), signed)).toBe('409 slip_there');
    expect(inspector.username).not.toBe(leader.username);
  });

  it('is to be handed over once nobody has seen it for days, by those who may, until it is', async () => {
    const { findingId, badgeNo, note } = await confirmed();
    const toHandOver = async (who: Person) =>
      (await who.get<{ rows: InboxEntry[] }>('inbox?kind=decision_slip&limit=200')).body.rows.some(
        (entry) => entry.findingId === findingId,
      );
    expect(await toHandOver(await setup.signIn('inspector'))).toBe(false);
    clock = at('09:01', 5);
    const leader = await setup.signIn('squad_leader', 'squad-1');
    expect(await toHandOver(leader)).toBe(true);
    expect(await toHandOver(await setup.signIn('squad_leader', 'squad-2'))).toBe(false);
    expect(await toHandOver(await setup.signIn('inspector', null, badgeNo))).toBe(false);
    await note(leader, signed);
    expect(await toHandOver(leader)).toBe(false);
  });

  it('leaves the time to appeal as it is where he saw it before', async () => {
    const { findingId, officer, inspector, decisionId, note } = await confirmed();
    await officer.post(`finding-decisions/${decisionId}/notices`, {});
    clock = at('09:30', 2);
    expect(await note(inspector, signed)).toBe('done');
    expect((await decisionsOf(inspector, findingId))[0]?.notices).toMatchObject([
      { seenAt: monday.toISOString(), appealUntilOn: '2040-04-02' },
    ]);
  });

  it('is refused before two others by name; the day lies between decision and today', async () => {
    const { badgeNo, inspector, note, findingId } = await confirmed();
    for (const signedOn of ['2040-03-11', '2040-03-13']) {
      expect(await note(inspector, { ...signed, signedOn })).toBe('400 slip_date');
    }
    expect(await note(inspector, { ...refused, witnesses: ['王警官'] })).toBe('400 bad_request');
    for (const witnesses of [
      ['王警官', '王警官'],
      ['王警官', `officer ${badgeNo}`],
    ]) {
      expect(await note(inspector, { ...refused, witnesses })).toBe('400 witnesses_unfit');
    }
    expect(await note(inspector, refused)).toBe('done');
    expect((await decisionsOf(inspector, findingId))[0]?.slips).toMatchObject([{ witnesses: ['王警官', '李警官'] }]);
  });

  it('isn’t noted by whom it is about, without its scan, or for somebody whom it isn’t about', async () => {
    const { badgeNo, officer, inspector, decisionId, leaderNo, note } = await confirmed();
    expect(await note(officer, signed)).toBe('403 forbidden');
    expect(await note(await setup.signIn('squad_leader', 'squad-1', badgeNo), signed)).toBe('403 recused');
    expect(await note(await setup.signIn('squad_leader', 'squad-2'), signed)).toBe('404 not_found');
    expect(await note(inspector, signed, '999999')).toBe('404 not_found');
    expect(await codeOf(inspector.post(`finding-decisions/${decisionId}/slips/${badgeNo}`, signed))).toBe(
      '400 bad_request',
    );
    expect(await note(inspector, signed, badgeNo, decisionId)).toBe('409 attachment_gone');
    // What somebody else sent is nobody else's.
    expect(await note(inspector, signed, badgeNo, await send(officer))).toBe('409 attachment_gone');
    const leader = await setup.signIn('squad_leader', 'squad-1', leaderNo);
    expect(await note(leader, signed, leaderNo)).toBe('403 recused');
    expect(await note(inspector, signed, leaderNo)).toBe('done');
    expect(await note(leader, signed)).toBe('done');
  });

  it('keeps its scan, which those take who see the decision, and leave a trace', async () => {
    const { findingId, badgeNo, officer, inspector, note } = await confirmed();
    await note(inspector, signed);
    const { store, world } = setup;
    // The same file, sent again and used by nothing, is forgotten without it.
    await send(inspector);
    await removeUnusedAttachments({ db: world.db, store }, at('09:00', 5), new AbortController().signal);
    const slipId = (await decisionsOf(inspector, findingId))[0]?.slips[0]?.slipId;
    const path = `slips/${slipId}/scan`;
    const taken = async () => {
      const { history } = (await inspector.get<FindingDetailResponse>(`findings/${findingId}`)).body;
      return history.filter(({ type }) => type === 'attachment_taken').map(({ by }) => by);
    };
    const file = await officer.get(path);
    expect(file.bytes.equals(pdf)).toBe(true);
    expect((await (await setup.signIn('squad_leader', 'squad-2')).get(path)).status).toBe(404);
    expect(await taken()).toEqual([`officer ${badgeNo} ${badgeNo}`]);
  });
});
