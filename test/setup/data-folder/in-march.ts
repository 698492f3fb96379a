import type { MustRecordVersion } from '@rollcall/shared/http/must-record';
import type { MadeAccount, NewAccountRequest } from '@rollcall/shared/resources/accounts';
import type { EraseCardsResponse, ErasePermitRow } from '@rollcall/shared/resources/erases';
import { broughtRules } from '@rollcall/shared/scores/rules';
import { HqClient } from '@rollcall/test/hq-client';
import { changePeriods } from './change-periods.ts';
import type { Brigade, Chapter } from './chapter.ts';
import { putClip, putText } from './put-on-card.ts';
import { setParameters } from './set-parameters.ts';
import { untilThere } from './until-there.ts';
import { untilVerified } from './until-verified.ts';

const brigade = '150981000000';
const reason = '年度准备';

/** Half a year before the rest, so that its footage can be deleted then: people, rules, and the first small recordings. */
export const inMarch: Chapter = {
  name: 'in March',
  at: '2026-03-10T10:00:00+08:00',
  demo: 'brigade',
  async live(world) {
    await makeAccounts(world);
    await setRules(world);
    await setUpStations(world);
    await dockCards(world);
    await keep(world);
  },
};

const accounts: readonly NewAccountRequest[] = [
  { username: 'inspector-2', role: 'inspector', unitCode: null, badgeNo: null, personName: '孙敏' },
  { username: 'leader-2', role: 'squad_leader', unitCode: '150981000200', badgeNo: '100005' },
  { username: 'leader-3', role: 'squad_leader', unitCode: '150981000300', badgeNo: '100009' },
  ...['100003', '100004', '100006', '100008', '100010', '100012'].map((badgeNo) => ({
    username: `officer-${badgeNo}`,
    role: 'officer' as const,
    unitCode: null,
    badgeNo,
  })),
];

/** HQ makes each password; its owner chooses another. */
async function makeAccounts({ ready, as }: Brigade): Promise<void> {
  for (const account of accounts) {
    const { password } = await as('admin').post<MadeAccount>('accounts', account);
    const own = new HqClient(ready.url, { username: account.username, password });
    const chosen = { currentPassword: password, newPassword: ready.admin.password };
    const answer = await own.put('sessions/current/password', chosen);
    if (!answer.ok) throw new Error(await answer.text());
  }
  await as('officer').put('kiosk-pin', { pin: '271828' });
  await as('officer-100004').put('kiosk-pin', { pin: '314159' });
  await as('leader').post('officers/100003/kiosk-pin');
}

async function setRules({ as }: Brigade): Promise<void> {
  const [admin, inspector] = [as('admin'), as('inspector')];
  for (const day of ['01', '02', '05', '06', '07']) {
    const holiday = { day: `2026-10-${day}`, kind: 'holiday', name: '国庆节', note: '', reason };
    await admin.post('calendar-days', holiday);
  }
  await admin.post('duty-types', { dutyType: 'school_guard', name: '护学岗', recordingRule: 'continuous' });
  await admin.post('shift-templates', {
    ...{ unitCode: '150981000100', name: '早高峰', from: '07:30', to: '09:00', dutyType: 'traffic_control' },
    breaks: [],
  });
  const { version, items } = await admin.get<MustRecordVersion>('must-record-versions/1');
  const [first, ...others] = items;
  const catalogue = [{ ...first, leadMs: 30_000 }, ...others];
  await admin.post('must-record-versions', { baseVersion: version, items: catalogue, reason });
  const rules = { ...broughtRules, minDutyDays: 3 };
  await inspector.post('score-rules', { version: 0, fromMonth: '2026-10', rules, reason });
  const { rows } = await inspector.get<{ rows: { version: number; items: object[] }[] }>('checklists');
  const [list] = rows;
  const items2 = list?.items.map((item, index) => (index === 0 ? { ...item, deduction: 3 } : item));
  await inspector.post('checklists', { version: list?.version, items: items2, reason });
  await changePeriods({ as }, 30, 'approved');
  await changePeriods({ as }, 33, 'refused');
}

async function setUpStations({ as }: Brigade): Promise<void> {
  await as('admin').put('station-settings/_default', { uploadBytesPerSecond: 50_000_000 });
  await as('admin').put('station-settings/squad-2', { logLevel: 'debug' });
  await as('ops').post('station-settings/squad-1/support-bundle');
  await as('admin').put('spare-stock/150981000100', { minimum: 1 });
  await as('admin').post('recorders', { recorderSerial: '7K30021', unitCode: brigade });
  await as('leader').post('recorders/K000001/clock-observations', {
    ...{ observedAt: '2026-03-10T01:50:00.000Z', shownAt: '2026-03-10T01:50:02.000Z', reason },
  });
}

const day = '2026-03-09T00:00:00+08:00';
const clip = { recorderSerial: 'K000001', badgeNo: '100001' };
const axis = { recorderSerial: '7K30021', badgeNo: '100010', folder: '100010_7K30021_20260309T021525Z' };

/** Of the day before: four clips, of which one is cut off; a log with a line that nobody can read; a walk with a bookmark. */
async function dockCards({ dockOf }: Brigade): Promise<void> {
  for (const [index, time] of ['09:00:00', '09:10:00', '09:20:00', '09:30:00'].entries()) {
    const startsAt = `2026-03-09T${time}+08:00`;
    await putClip(dockOf('squad-1'), { ...clip, startsAt, sequenceNo: index + 1, damaged: index === 2 });
  }
  const at = '2026-03-10T09:00:00+08:00';
  const log = '2026-03-10 08:00:04,2\n2026-03-10 08:??:07,4\n2026-03-10 08:00:58,1\n';
  putText(dockOf('squad-1'), { recorderSerial: 'K000002', path: 'LOG/2026-03-10.log', text: log, at });
  const stem = `${axis.folder}/20260309_021530_ab12`;
  const points = Array.from({ length: 20 }, (_, nr) => ({
    LocationWKT: `POINT(113.1147 ${41.0345 + nr * 0.00002})`,
    SecondsFromStart: nr * 5,
    Timestamp: new Date(Date.parse('2026-03-09T02:15:30Z') + nr * 5000).toISOString(),
  }));
  const trail = JSON.stringify({ CoordinateEntries: points });
  putText(dockOf('accident-squad'), { ...axis, path: `${stem}_7K30021_gpstrail.json`, text: trail, at });
  putText(dockOf('accident-squad'), {
    ...axis,
    path: `${axis.folder}/bookmark_20260309T021600Z_1`,
    text: '查验证件',
    at,
  });
  const startsAt = '2026-03-09T02:15:30Z';
  await putClip(dockOf('accident-squad'), { ...axis, startsAt, sequenceNo: 1, path: `${stem}.mp4` });
}

/** Two recordings are due in September, a third is held; two people let the damaged one go, so that the card is erased. */
async function keep(world: Brigade): Promise<void> {
  const [admin, inspector] = [world.as('admin'), world.as('inspector')];
  const recordings = await untilVerified(world, clip.recorderSerial, 4, day);
  for (const { recordingId } of [recordings[0], recordings[1], recordings[3]].flatMap((one) => one ?? [])) {
    await inspector.put(`recordings/${recordingId}/category`, { category: 'routine', reason: '日常巡逻' });
  }
  const held = { recordingId: recordings[3]?.recordingId, reason: '行政复议期间保全', expiresAt: null };
  await inspector.post('legal-holds', held);
  await untilVerified(world, axis.recorderSerial, 1, day);
  await setParameters(admin, { eraseMode: 'on' });
  const damaged = await untilThere('the damaged file in the way of erasing', async () => {
    const { rows } = await admin.get<EraseCardsResponse>('erase-cards');
    const card = rows.find(({ recorderSerial }) => recorderSerial === clip.recorderSerial);
    const path = card?.objections.find(({ kind }) => kind === 'damaged')?.files[0]?.path;
    return card && path && { dockSessionId: card.dockSessionId, path: path.bytes };
  });
  const { approvalId } = await admin.post<{ approvalId: string }>('erase-approvals', {
    ...damaged,
    reason: '断电所致',
  });
  await inspector.post(`erase-approvals/${approvalId}/agreement`);
  await untilThere('both cards erased', async () => {
    const { rows } = await admin.get<{ rows: ErasePermitRow[] }>('erase-permits');
    return rows.filter(({ state }) => state === 'done').length === 2;
  });
}
