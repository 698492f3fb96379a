import type { CaseDetail } from '@rollcall/shared/resources/accountability-cases';
import type { InboxEntry, InboxGroups } from '@rollcall/shared/resources/inbox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { at } from './support/duty-world.ts';
import { officerWithGap, type Person, startExplaining } from './support/explaining-setup.ts';

let setup: Awaited<ReturnType<typeof startExplaining>>;
/** A Monday. */
const morning = at('09:00', 2);
let clock = morning;
beforeAll(async () => {
  setup = await startExplaining(() => clock);
});
afterAll(() => setup?.stop());

const reason = '已核实';

/** An officer with a confirmed gap, and who confirmed it. */
async function confirmed() {
  clock = morning;
  const found = await officerWithGap(setup);
  const inspector = await setup.signIn('inspector');
  await found.officer.post(`findings/${found.findingId}/answers`, { text: '执法仪中途关机' });
  const violation = { violationClass: 'incomplete', badgeNos: [found.badgeNo] };
  await inspector.post(`findings/${found.findingId}/steps`, { step: 'confirm', reason, ...violation });
  return { ...found, inspector };
}

/** The kinds of what somebody must do about these. */
async function mustDo(who: Person, ...ids: (string | undefined)[]): Promise<string[]> {
  const { rows } = (await who.get<{ rows: InboxEntry[] }>('inbox?limit=200')).body;
  return rows.filter(({ id }) => ids.includes(id)).map(({ kind }) => kind);
}

describe('the inbox', () => {
  it('tells the owner of an order to put right, then an inspector whom it doesn’t concern to re-check, then nobody', async () => {
    const { findingId, badgeNo, officer, inspector } = await confirmed();
    const order = { task: '补交书面说明，备机随身', ownerBadgeNo: badgeNo, dueOn: '2040-03-16' };
    const { body } = await inspector.post<{ rectificationId: string }>(`findings/${findingId}/rectifications`, order);
    const { rectificationId } = body;
    const himself = await setup.signIn('inspector', null, badgeNo);
    const everybody = async () => [
      await mustDo(officer, rectificationId),
      await mustDo(inspector, rectificationId),
      await mustDo(himself, rectificationId),
    ];
    expect(await everybody()).toEqual([['rectification'], [], ['rectification']]);
    await officer.post(`rectifications/${rectificationId}/proof`, { text: '已整改', attachmentIds: [] });
    expect(await everybody()).toEqual([[], ['rectification_check'], []]);
    await inspector.post(`rectifications/${rectificationId}/check`, { outcome: 'passed', reason });
    expect(await everybody()).toEqual([[], [], []]);
  });

  it('tells whom a case is about to be heard, then a brigade leader to decide, then him to read it', async () => {
    const { findingId, badgeNo, officer, inspector } = await confirmed();
    const source = { kind: 'findings', findingIds: [findingId] };
    const { body } = await inspector.post<CaseDetail>('accountability-cases', { reason, source });
    const { caseId } = body;
    const entryId = body.entries.find((entry) => entry.badgeNo === badgeNo)?.entryId;
    const leader = await setup.signIn('brigade_leader');
    const himself = await setup.signIn('brigade_leader', null, badgeNo);
    const everybody = async () => [
      await mustDo(officer, caseId),
      await mustDo(leader, caseId),
      (await mustDo(himself, caseId)).filter((kind) => kind === 'case_decision'),
    ];
    expect(await everybody()).toEqual([['case_statement'], [], []]);
    await officer.post(`accountability-cases/entries/${entryId}/statements`, { text: '当时在处置警情' });
    expect(await everybody()).toEqual([[], ['case_decision'], []]);
    await leader.post(`accountability-cases/entries/${entryId}/decision`, { outcome: 'reminder_talk', reason });
    expect(await everybody()).toEqual([['case_notice'], [], []]);
    await officer.post(`accountability-cases/entries/${entryId}/notices`, {});
    await officer.post(`accountability-cases/entries/${entryId}/appeals`, { reason: '处置警情在先' });
    expect(await mustDo(leader, caseId)).toEqual([]);
    expect(await mustDo(await setup.signIn('brigade_leader'), caseId)).toEqual(['case_appeal']);
  });

  it('tells the officer and the leader each of his own entry in a case, and never of the other', async () => {
    const { findingId, badgeNo, officer, inspector } = await confirmed();
    const ledBy = String(500_001 + Number(badgeNo) - 200_000);
    await setup.world.officer(ledBy, 'squad-1');
    const leaders = JSON.stringify({ [badgeNo]: ledBy }) as never;
    await setup.world.db.updateTable('finding').set({ leaders }).where('finding_id', '=', findingId).execute();
    const source = { kind: 'findings', findingIds: [findingId] };
    const { caseId } = (await inspector.post<CaseDetail>('accountability-cases', { reason, source })).body;
    const led = await setup.signIn('officer', 'squad-1', ledBy);
    const named = async (who: Person) => {
      const { mustDo: groups } = (await who.get<InboxGroups>('inbox/groups')).body;
      return groups.flatMap(({ entries }) => entries.filter(({ id }) => id === caseId).map((entry) => entry.badgeNo));
    };
    expect([await named(officer), await named(led)]).toEqual([[badgeNo], [ledBy]]);
  });

  it('tells a brigade leader of who said nothing in time', async () => {
    const { findingId, inspector } = await confirmed();
    const source = { kind: 'findings', findingIds: [findingId] };
    const { caseId } = (await inspector.post<CaseDetail>('accountability-cases', { reason, source })).body;
    expect(await mustDo(await setup.signIn('brigade_leader'), caseId)).toEqual([]);
    // Told on a Monday, he had until the end of Thursday.
    clock = at('00:00', 6);
    expect(await mustDo(await setup.signIn('brigade_leader'), caseId)).toEqual(['case_decision']);
  });

  it('tells who may be the second person to a case that is to be opened again, and not who proposed it', async () => {
    const { findingId, badgeNo, officer, inspector } = await confirmed();
    const source = { kind: 'findings', findingIds: [findingId] };
    const { caseId, entries } = (await inspector.post<CaseDetail>('accountability-cases', { reason, source })).body;
    const entryId = entries.find((entry) => entry.badgeNo === badgeNo)?.entryId;
    await officer.post(`accountability-cases/entries/${entryId}/statements`, { declined: true });
    const leader = await setup.signIn('brigade_leader');
    // That nothing follows is final at once.
    await leader.post(`accountability-cases/entries/${entryId}/decision`, {
      outcome: 'none',
      ground: 'outside_cause',
      reason,
    });
    await inspector.post(`accountability-cases/${caseId}/reopenings`, { entryIds: [entryId], reason });
    expect(await mustDo(inspector, caseId)).toEqual([]);
    expect(await mustDo(await setup.signIn('inspector'), caseId)).toEqual(['case_reopening']);
  });

  it('tells the administrator, too, of a deletion to which a second person has to agree', async () => {
    clock = morning;
    const { findingId, badgeNo, officer } = await officerWithGap(setup);
    const inspector = await setup.signIn('inspector');
    await officer.post(`findings/${findingId}/answers`, { text: '执法仪中途关机' });
    const deletion = { step: 'confirm', reason, violationClass: 'unauthorised_deletion', badgeNos: [badgeNo] };
    const { body } = await inspector.post<{ decisionId: string }>(`findings/${findingId}/steps`, deletion);
    expect(await mustDo(inspector, body.decisionId)).toEqual([]);
    expect(await mustDo(await setup.signIn('brigade_admin'), body.decisionId)).toEqual(['second_decision']);
  });
});
