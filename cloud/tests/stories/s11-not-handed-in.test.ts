import type { FindingRow } from '@rollcall/shared/http/findings';
import type { RepairTicketDetail } from '@rollcall/shared/resources/repair-tickets';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { at } from '../support/duty-world.ts';
import type { Person } from '../support/story-people.ts';
import { brief, liable, type Story, startStory } from '../support/story-world.ts';

let story: Story;
beforeAll(async () => {
  story = await startStory(at('06:00'));
});
afterAll(() => story?.stop());

const reason = '已向当事人核实';
/** Until when the footage of a shift from 8 to 12 must be imported. */
const deadline = at('12:00', 1);
const afterwards = at('12:10', 1);

/** On patrol from 8 to 12 with a recorder of his own. */
async function onPatrol(badgeNo: string, recorderSerial: string): Promise<Person & { custodyId: string }> {
  story.itIs(at('06:30'));
  const officer = await story.officer(badgeNo, `警员${badgeNo}`, recorderSerial);
  const time = { startsAt: at('08:00').toISOString(), endsAt: at('12:00').toISOString() };
  await story.admin.made('shifts', { badgeNo, ...time, dutyType: 'road_patrol', post: `岗位${badgeNo}` });
  const { custodyId } = await held(badgeNo, recorderSerial, at('07:50'), at('12:00'));
  return { ...officer, custodyId };
}

const held = (badgeNo: string, recorderSerial: string, from: Date, until: Date) =>
  story.leader.made<{ custodyId: string }>('custodies', {
    ...{ recorderSerial, badgeNo, basis: 'check_out', reason: '补登记' },
    ...{ heldFrom: from.toISOString(), heldUntil: until.toISOString() },
  });

async function openOf(badgeNo: string, moment = afterwards): Promise<FindingRow[]> {
  await story.hqLooks(moment);
  const found = await story.findings(story.inspector, `badgeNo=${badgeNo}&state=open`);
  return found.sort((one, other) => one.kind.localeCompare(other.kind));
}
const kindsOf = async (badgeNo: string, moment?: Date) => (await openOf(badgeNo, moment)).map(({ kind }) => kind);

/** @returns the code of the refusal, or undefined */
async function confirmed({ findingId, badgeNo }: FindingRow): Promise<string | undefined> {
  const step = { step: 'confirm', reason, violationClass: 'improper_use', badgeNos: [badgeNo] };
  return (await story.inspector.call('POST', `findings/${findingId}/steps`, step)).body.code;
}
const heard = (officer: Person, { findingId }: FindingRow) =>
  officer.made(`findings/${findingId}/answers`, { text: '记录仪放在家里了' });

it('S11 not handed in: whoever keeps his recorder is asked for it and not for what it may show; the card, once read, makes the gap certain', async () => {
  const officer = await onPatrol('100301', 'H000001');
  expect(await kindsOf('100301', new Date(deadline.getTime() - 60_000))).toEqual([]);
  const found = await openOf('100301');
  expect(found.map(brief)).toEqual(['no_footage 100301 08:00–12:00', 'recorder_not_handed_in 100301']);
  liable(found);
  const [gap, kept] = found;
  if (!gap || !kept) throw new Error('two findings');
  expect(gap.detail.doubts).toEqual([{ kind: 'card_unread', recorderSerials: ['H000001'] }]);
  expect(kept).toMatchObject({
    violationClass: 'improper_use',
    detail: { recorderSerials: ['H000001'], dueAt: deadline.toISOString() },
  });
  for (const finding of found) await heard(officer, finding);
  expect(await confirmed(gap)).toBe('not_certain');
  expect(await confirmed(kept)).toBeUndefined();

  await story.docked({ recorderSerial: 'H000001', at: at('12:00', 3), clips: [] });
  const [certain] = await openOf('100301', at('12:10', 3));
  expect(certain).toMatchObject({ findingId: gap.findingId, kind: 'no_footage' });
  expect(certain?.detail.doubts).toBeUndefined();
  expect(await confirmed(gap)).toBeUndefined();
});

it('S11 not handed in: nothing is found of whoever hands in a card that shows everything, and only the gap of whose card shows none', async () => {
  await onPatrol('100302', 'H000002');
  await onPatrol('100303', 'H000003');
  const clips = [story.clip('100302', 'H000002', [at('08:00'), at('12:00')])];
  await story.docked({ recorderSerial: 'H000002', at: at('12:20'), clips });
  await story.docked({ recorderSerial: 'H000003', at: at('12:20'), clips: [] });
  expect(await kindsOf('100302')).toEqual([]);
  const found = await openOf('100303');
  expect(found.map(brief)).toEqual(['no_footage 100303 08:00–12:00']);
  expect(found[0]?.detail.doubts).toBeUndefined();
});

it('S11 not handed in: a recorder that was pulled before it was read is not handed in', async () => {
  await onPatrol('100304', 'H000004');
  const left = story.clip('100304', 'H000004', [at('08:00'), at('12:00')], { uncollected: true });
  await story.docked({ recorderSerial: 'H000004', at: at('12:20'), clips: [left] });
  expect(await kindsOf('100304')).toEqual(['no_footage', 'recorder_not_handed_in']);
  await story.docked({ recorderSerial: 'H000004', at: at('13:00', 1), clips: [{ ...left, uncollected: false }] });
  expect(await kindsOf('100304', at('13:10', 1))).toEqual(['late_import']);
});

describe('S11 not handed in: it is explained', () => {
  const report = (officer: Person, badgeNo: string, recorderSerial: string, moment: Date) => {
    story.itIs(moment);
    const told = { recorderSerial, badgeNo, symptom: '无法开机' };
    return officer.made<RepairTicketDetail>('repair-tickets', told);
  };
  async function closed({ repairTicketId }: RepairTicketDetail, outcome: 'repaired' | 'scrapped', moment: Date) {
    story.itIs(moment);
    const path = `repair-tickets/${repairTicketId}`;
    const settled = { state: 'closed', outcome, note: '已检测' };
    expect((await story.leader.call('PATCH', path, settled)).status).toBe(200);
  }

  it('by a fault that was told before the deadline, while it is open; not by one told later', async () => {
    const [broken, late] = [await onPatrol('100305', 'H000005'), await onPatrol('100306', 'H000006')];
    const ticket = await report(broken, '100305', 'H000005', at('18:00'));
    await report(late, '100306', 'H000006', afterwards);
    expect(await kindsOf('100305', at('12:20', 1))).toEqual(['no_footage']);
    expect(await kindsOf('100306', at('12:20', 1))).toEqual(['no_footage', 'recorder_not_handed_in']);
    // Repaired, it can be read.
    await closed(ticket, 'repaired', at('09:00', 4));
    expect(await kindsOf('100305', at('09:10', 4))).toEqual(['no_footage', 'recorder_not_handed_in']);
  });

  it('by a fault for which it was scrapped', async () => {
    const officer = await onPatrol('100307', 'H000007');
    const ticket = await report(officer, '100307', 'H000007', at('18:00'));
    await closed(ticket, 'scrapped', at('09:00', 4));
    expect(await kindsOf('100307', at('09:10', 4))).toEqual(['no_footage']);
  });

  it('by another who took it on before the deadline; not by one who did later', async () => {
    await onPatrol('100308', 'H000008');
    await onPatrol('100309', 'H000009');
    story.itIs(afterwards);
    await story.officer('100310', '警员100310', 'H000010');
    await held('100310', 'H000008', at('12:30'), at('20:00'));
    await held('100310', 'H000009', afterwards, at('20:00', 1));
    expect(await kindsOf('100308', at('12:20', 1))).toEqual(['no_footage']);
    expect(await kindsOf('100309', at('12:20', 1))).toEqual(['no_footage', 'recorder_not_handed_in']);
  });

  it('while he disputes that he held it, until that is decided', async () => {
    const officer = await onPatrol('100311', 'H000011');
    expect(await kindsOf('100311')).toEqual(['no_footage', 'recorder_not_handed_in']);
    const path = `custodies/${officer.custodyId}/disputes`;
    const { disputeId } = await officer.made<{ disputeId: string }>(path, { reason: '当天没有领用' });
    expect(await kindsOf('100311', at('12:20', 1))).toEqual(['no_footage']);
    await story.admin.made(`custody-disputes/${disputeId}/decision`, { decision: 'dismissed', reason });
    expect(await kindsOf('100311', at('12:30', 1))).toEqual(['no_footage', 'recorder_not_handed_in']);
  });
});

it('S11 not handed in: a minute that became doubtful since HQ looked is not confirmed', async () => {
  const officer = await onPatrol('100312', 'H000012');
  await story.docked({ recorderSerial: 'H000012', at: at('12:20'), clips: [] });
  const [gap] = await openOf('100312');
  if (!gap) throw new Error('a gap');
  await heard(officer, gap);
  // He turns out to have held another one too, for part of it.
  await story.admin.made('recorders', { recorderSerial: 'H000013', unitCode: 'squad-1' });
  await held('100312', 'H000013', at('08:00'), at('10:00'));
  expect(await confirmed(gap)).toBe('not_certain');
});
