import { createLogger } from '@rollcall/cloud/logger/logger';
import { upsertStationPlaces } from '@rollcall/cloud/registry/station-place-repository';
import { createReviewWorker } from '@rollcall/cloud/workers/review-worker';
import type { CampaignRow } from '@rollcall/shared/http/campaigns';
import type { ShiftRow } from '@rollcall/shared/http/shifts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { footageEvent, intake } from './support/duty-world.ts';
import { type RosterSetup, startRoster } from './support/roster-setup.ts';
import { xlsxOf } from './support/sheet-files.ts';

// S13: campaigns (plates & licences, drink-driving, illegal parking) are a dimension of roster and coverage.

let setup: RosterSetup;
beforeAll(async () => {
  setup = await startRoster();
  await setup.db
    .transaction()
    .execute((tx) => upsertStationPlaces(tx, [{ stationId: 'station-1', name: '一中队', unitCode: 'S1' }]));
});
afterAll(() => setup?.stop());

const at = (time: string) => `2026-11-${time}:00+08:00`;
/** It is that time now; who is to act then signs in then. */
const goTo = (time: string) => {
  setup.clock.offsetMs = Date.parse(at(time)) - Date.now();
};
const hourMs = 3_600_000;

it('a drink-driving campaign: rostered by the squad, recorded or not, seen by the inspector, mended by two', async () => {
  goTo('20T09:00');
  const admin = await setup.signIn('brigade_admin');
  const leader = await setup.signIn('squad_leader', 'S1');
  const call = (cookie: string, method: string, path: string, body?: object | Buffer) =>
    setup.call(cookie, method, path, body);
  const campaign = {
    name: '冬季酒驾整治',
    campaignType: 'drink_driving',
    startsOn: '2026-11-22',
    endsOn: '2026-11-30',
  };
  expect((await call(leader, 'POST', 'campaigns', campaign)).status).toBe(403);
  const { campaignId } = (await call(admin, 'POST', 'campaigns', campaign)).body;

  // The squad leader rosters two officers for the night of the 22nd, by spreadsheet.
  const file = await xlsxOf([
    ['警号', '日期', '开始时间', '结束时间', '岗位', '勤务类型', '专项', '休息'],
    ['100001', '2026-11-22', '20:00', '00:00', '解放路卡口', '酒驾查处', '冬季酒驾整治', '21:00-21:30'],
    ['100002', '2026-11-22', '20:00', '00:00', '解放路卡口', '酒驾查处', '冬季酒驾整治', null],
  ]);
  const imported = await call(leader, 'POST', 'imports/shifts?fileName=roster.xlsx', file);
  expect(imported.body).toMatchObject({ added: 2 });
  expect(imported.body).not.toHaveProperty('proposal');
  const held = {
    recorderSerial: 'K1',
    badgeNo: '100001',
    basis: 'assignment',
    heldFrom: at('21T00:00'),
    heldUntil: null,
  };
  expect((await call(leader, 'POST', 'custodies', held)).status).toBe(201);

  // One of them records all of it; two days later everything is due.
  const footage = { recorderSerial: 'K1', from: new Date(at('22T20:00')), to: new Date(at('23T00:00')) };
  await intake(setup.db, [footageEvent({ ...footage, announcedAt: new Date(at('23T00:30')) })]);
  goTo('24T12:00');
  const now = () => new Date(at('24T12:00'));
  const log = createLogger({ level: 'silent', readable: false });
  const review = async () => {
    await setup.db.updateTable('shift').set({ review_at: now() }).execute();
    await createReviewWorker({ db: setup.db, log, now }).processAll(now());
  };
  await review();
  const inspector = await setup.signIn('inspector');
  const seenCampaign = async (cookie: string): Promise<CampaignRow> =>
    (await call(cookie, 'GET', 'campaigns')).body.rows.find((row: CampaignRow) => row.campaignId === campaignId);
  expect(await seenCampaign(inspector)).toMatchObject({
    shifts: 2,
    coverage: { requiredMs: 7.5 * hourMs, recordedMs: 3.5 * hourMs, missingMs: 4 * hourMs, exemptMs: 0.5 * hourMs },
  });
  const shiftsOf = async (cookie: string): Promise<ShiftRow[]> =>
    (await call(cookie, 'GET', `shifts?campaignId=${campaignId}`)).body.rows;
  const gap = (await shiftsOf(inspector)).filter(({ coverage }) => (coverage?.missingMs ?? 0) > 0);
  expect(gap.map(({ badgeNo }) => badgeNo)).toEqual(['100002']);

  // Each officer sees the own part of it only.
  const officer = await setup.signIn('officer', 'S1', '100001');
  expect(await shiftsOf(officer)).toMatchObject([{ badgeNo: '100001', campaignName: '冬季酒驾整治' }]);
  expect((await seenCampaign(officer)).shifts).toBe(1);

  // The second officer was ill that night: the leader says so now, and it counts when the inspector agrees.
  const later = await setup.signIn('squad_leader', 'S1');
  const { body: ill } = await call(later, 'POST', 'leave', {
    badgeNo: '100002',
    leaveKind: 'sick',
    startsAt: at('22T18:00'),
    endsAt: at('23T18:00'),
    reason: '补假条',
  });
  expect((await seenCampaign(inspector)).coverage.missingMs).toBe(4 * hourMs);
  const decision = { decision: 'approved', reason: '有病假条' };
  expect((await call(inspector, 'POST', `roster-proposals/${ill.rosterProposalId}/decision`, decision)).status).toBe(
    200,
  );
  await review();
  expect((await seenCampaign(inspector)).coverage).toMatchObject({
    requiredMs: 3.5 * hourMs,
    recordedMs: 3.5 * hourMs,
    missingMs: 0,
    exemptMs: 4.5 * hourMs,
  });
});
