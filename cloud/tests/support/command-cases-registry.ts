import { randomUUID } from 'node:crypto';
import { upsertStationPlaces } from '@rollcall/cloud/registry/station-place-repository';
import type { StoreGuarantee } from '@rollcall/shared/http/guarantees';
import { addDays } from '@rollcall/shared/rules/local-date';
import { addTestAccount } from '@rollcall/test/add-test-account';
import { type CommandCase, casesOf, file, newRecorder } from './command-case.ts';
import type { RosterSetup } from './roster-setup.ts';
import { hour, leadershipEdit, made, reason } from './second-person-cases.ts';

/** The account of a leader of S2, made by nobody. */
async function account(
  { db }: RosterSetup,
  badgeNo: string | null = null,
): Promise<{ username: string; accountId: string }> {
  const username = `someone-${randomUUID()}`;
  const leader = {
    role: 'squad_leader' as const,
    unitCode: 'S2',
    badgeNo,
    personName: badgeNo === null ? `某人${username}` : undefined,
  };
  return { username, accountId: await addTestAccount(db, { username, password: 'password-of-a-test', ...leader }) };
}

const unit = (nr: number) => ({ unitCode: `N${nr}`, name: `新中队${nr}`, kind: 'squad', parentCode: 'B' });
const officer = (nr: number) => ({
  badgeNo: `N${nr}`,
  name: '新人',
  kind: 'sworn',
  unitCode: 'S1',
  leaderBadgeNo: null,
});
const holiday = (nr: number) => ({
  day: addDays('2027-03-01', nr),
  kind: 'holiday',
  name: `假日${nr}`,
  note: '',
  reason,
});
const campaign = (nr: number) => ({
  name: `专项${nr}`,
  campaignType: 'other',
  startsOn: '2026-12-01',
  endsOn: null,
});
const drawPlan = {
  plan: { turn: 4, strata: [{ key: 'rest', perMille: 50, minimum: 1, cap: null }] },
  schedule: { weekdays: [3], time: '09:00' },
  reason,
};
const dutyType = (nr: number) => ({ dutyType: `type_${nr}`, name: `勤务${nr}`, recordingRule: 'none' });
const source = (nr: number) => ({ source: `source-${nr}`, name: `系统${nr}` });

/** Commands of an administrator about accounts, registry and rules that one person gives alone. */
export const registryCommands: readonly CommandCase[] = casesOf('brigade_admin', {
  'POST accounts': (_setup, _giver, nr) => ({
    method: 'POST',
    path: 'accounts',
    body: { username: `new-${nr}`, role: 'inspector', unitCode: null, badgeNo: null, personName: `某人${nr}` },
  }),
  'PATCH accounts/{accountId}': async (setup) => ({
    method: 'PATCH',
    path: `accounts/${(await account(setup)).accountId}`,
    body: { disabled: true, reason },
  }),
  'POST accounts/{accountId}/password': async (setup) => ({
    method: 'POST',
    path: `accounts/${(await account(setup)).accountId}/password`,
    body: { reason },
  }),
  'POST activity-sources': (_setup, _giver, nr) => ({ method: 'POST', path: 'activity-sources', body: source(nr) }),
  'DELETE activity-sources/{source}': async (setup, giver, nr) => {
    await made(setup, giver, 'activity-sources', source(nr));
    return { method: 'DELETE', path: `activity-sources/${source(nr).source}`, body: { reason } };
  },
  'POST calendar-days': (_setup, _giver, nr) => ({ method: 'POST', path: 'calendar-days', body: holiday(nr) }),
  'PATCH calendar-days/{day}': async (setup, giver, nr) => {
    const { day } = await made(setup, giver, 'calendar-days', holiday(nr));
    return { method: 'PATCH', path: `calendar-days/${day}`, body: { name: `改名${nr}`, reason } };
  },
  'DELETE calendar-days/{day}': async (setup, giver, nr) => {
    const { day } = await made(setup, giver, 'calendar-days', holiday(nr));
    return { method: 'DELETE', path: `calendar-days/${day}`, body: { reason } };
  },
  'POST campaigns': (_setup, _giver, nr) => ({ method: 'POST', path: 'campaigns', body: campaign(nr) }),
  'PATCH campaigns/{campaignId}': async (setup, giver, nr) => {
    const { campaignId } = await made(setup, giver, 'campaigns', campaign(nr));
    return { method: 'PATCH', path: `campaigns/${campaignId}`, body: { name: `改名${nr}` } };
  },
  'POST draw-plans': async (setup, giver) => {
    // The first one begins the chain of draws, too.
    await made(setup, giver, 'draw-plans', drawPlan);
    return { method: 'POST', path: 'draw-plans', body: drawPlan };
  },
  'POST duty-types': (_setup, _giver, nr) => ({ method: 'POST', path: 'duty-types', body: dutyType(nr) }),
  'PATCH duty-types/{dutyType}': async (setup, giver, nr) => {
    await made(setup, giver, 'duty-types', dutyType(nr));
    return { method: 'PATCH', path: `duty-types/type_${nr}`, body: { name: `改名${nr}` } };
  },
  'POST units': (_setup, _giver, nr) => ({ method: 'POST', path: 'units', body: unit(nr) }),
  'PATCH units/{unitCode}': async (setup, giver, nr) => {
    await made(setup, giver, 'units', unit(nr));
    return { method: 'PATCH', path: `units/N${nr}`, body: { retired: true } };
  },
  'PUT spare-stock/{unitCode}': (_setup, _giver, nr) => ({
    method: 'PUT',
    path: 'spare-stock/S1',
    body: { minimum: nr },
  }),
  // Of a station of its own each time: the first setting of a station is a row.
  'PUT station-settings/{scope}': async ({ db }, _giver, nr) => {
    const place = { stationId: `dock-${nr}`, name: `dock-${nr}`, unitCode: 'S1' };
    await db.transaction().execute((tx) => upsertStationPlaces(tx, [place]));
    return { method: 'PUT', path: `station-settings/dock-${nr}`, body: { uploadBytesPerSecond: 1_000_000 } };
  },
  'POST station-settings/{scope}/support-bundle': async ({ db }, _giver, nr) => {
    const place = { stationId: `asked-${nr}`, name: `asked-${nr}`, unitCode: 'S1' };
    await db.transaction().execute((tx) => upsertStationPlaces(tx, [place]));
    return { method: 'POST', path: `station-settings/asked-${nr}/support-bundle` };
  },
  'POST officers': (_setup, _giver, nr) => ({ method: 'POST', path: 'officers', body: officer(nr) }),
  'PATCH officers/{badgeNo}': async (setup, giver, nr) => {
    await made(setup, giver, 'officers', officer(nr));
    return { method: 'PATCH', path: `officers/N${nr}`, body: { leftOn: '2026-11-24' } };
  },
  'POST officers/{badgeNo}/kiosk-pin': async (setup, giver, nr) => {
    await made(setup, giver, 'officers', officer(nr));
    return { method: 'POST', path: `officers/N${nr}/kiosk-pin` };
  },
  'POST recorders': (_setup, _giver, nr) => ({
    method: 'POST',
    path: 'recorders',
    body: { recorderSerial: `N${nr}`, unitCode: 'S1' },
  }),
  'PATCH recorders/{recorderSerial}': async (setup, _giver, nr) => ({
    method: 'PATCH',
    path: `recorders/${await newRecorder(setup, nr)}`,
    body: { state: 'scrapped' },
  }),
  'POST imports/units': (_setup, _giver, nr) =>
    file('units', [
      ['单位代码', '单位名称', '类型'],
      [`N${nr}`, `新中队${nr}`, '中队'],
    ]),
  'POST imports/officers': (_setup, _giver, nr) =>
    file('officers', [
      ['警号', '姓名', '人员类别', '所属单位'],
      [`N${nr}`, '新人', '民警', 'S1'],
    ]),
  'POST imports/recorders': (_setup, _giver, nr) => file('recorders', [['记录仪编号'], [`N${nr}`]]),
  'POST imports/calendar-days': (_setup, _giver, nr) =>
    file(
      'calendar-days',
      [
        ['日期', '类型', '名称'],
        [holiday(nr).day, '节假日', `假日${nr}`],
      ],
      `&reason=${encodeURIComponent(reason)}`,
    ),
  'POST imports/campaigns': (_setup, _giver, nr) =>
    file('campaigns', [
      ['名称', '类型', '开始日期'],
      [`专项${nr}`, '其他', '2026-12-01'],
    ]),
  'POST leaderships': (_setup, _giver, nr) => ({
    method: 'POST',
    path: 'leaderships',
    body: {
      badgeNo: '100002',
      unitCode: 'S1',
      leaderBadgeNo: '100001',
      ledFrom: hour(nr),
      ledUntil: hour(nr + 0.5),
      reason,
    },
  }),
  'POST leadership-edits/{leadershipEditId}/withdrawal': async (setup, giver, nr) => ({
    method: 'POST',
    path: `leadership-edits/${await leadershipEdit(setup, giver, nr)}/withdrawal`,
    body: { reason },
  }),
  'PUT parameters': async (setup, giver, nr) => {
    const { body } = await setup.call(giver.cookie, 'GET', 'parameters');
    const parameters = { ...body.parameters, exportDays: 1 + (nr % 80) };
    return { method: 'PUT', path: 'parameters', body: { version: body.version, parameters, reason } };
  },
  'POST rules-starts': async (setup) => {
    await setup.withOldRules();
    return { method: 'POST', path: 'rules-starts', body: { startsOn: '2027-03-01', reason } };
  },
  'POST must-record-versions': async (setup, giver, nr) => {
    const { rows } = (await setup.call(giver.cookie, 'GET', 'must-record-versions')).body;
    const [{ version: baseVersion }] = rows;
    const { items } = (await setup.call(giver.cookie, 'GET', `must-record-versions/${baseVersion}`)).body;
    const [first, ...others] = items;
    const changed = [{ ...first, leadMs: nr * 1000 }, ...others];
    return { method: 'POST', path: 'must-record-versions', body: { baseVersion, items: changed, reason } };
  },
  'PUT guarantees/{guarantee}/override': async (setup, giver) => {
    await lose(setup, 'extends_locks');
    await setup.call(giver.cookie, 'DELETE', 'guarantees/extends_locks/override', { reason });
    return { method: 'PUT', path: 'guarantees/extends_locks/override', body: { reason } };
  },
  'DELETE guarantees/{guarantee}/override': async (setup, giver) => {
    await lose(setup, 'keeps_lock_length');
    await setup.call(giver.cookie, 'PUT', 'guarantees/keeps_lock_length/override', { reason });
    return { method: 'DELETE', path: 'guarantees/keeps_lock_length/override', body: { reason } };
  },
  'POST delegations': async (setup) => ({ method: 'POST', path: 'delegations', body: await delegation(setup) }),
  'DELETE delegations/{delegationId}': async (setup, giver) => {
    const { delegationId } = await made(setup, giver, 'delegations', await delegation(setup));
    return { method: 'DELETE', path: `delegations/${delegationId}` };
  },
  'POST delegations/{delegationId}/acceptance': async (setup, giver) => ({
    method: 'POST',
    path: `delegations/${await delegationTo(setup, giver)}/acceptance`,
    body: {},
  }),
  'POST delegations/{delegationId}/refusal': async (setup, giver) => ({
    method: 'POST',
    path: `delegations/${await delegationTo(setup, giver)}/refusal`,
    body: { reason },
  }),
  'POST recusals': async (setup) => ({ method: 'POST', path: 'recusals', body: await recusal(setup) }),
  'PUT sessions/current/password': () => ({
    method: 'PUT',
    path: 'sessions/current/password',
    body: { currentPassword: 'password-of-a-test', newPassword: 'another-password-of-a-test' },
  }),
});

/** An administrator names the leader of S2 for the one of S1. */
async function delegation(setup: RosterSetup): Promise<object> {
  const username = `leader-${randomUUID()}`;
  const leader = { role: 'squad_leader' as const, unitCode: 'S1', badgeNo: null, personName: `领导${username}` };
  await addTestAccount(setup.db, { username, password: 'password-of-a-test', ...leader });
  const times = { startsAt: '2026-11-24T08:00:00+08:00', endsAt: '2026-11-26T08:00:00+08:00' };
  return { leader: username, delegate: (await account(setup, '200001')).username, ...times, reason };
}

/** Another administrator is away, and whoever gives the command is asked to stand in. */
async function delegationTo(setup: RosterSetup, giver: { username: string; cookie: string }): Promise<string> {
  const leader = `admin-${randomUUID()}`;
  const away = { role: 'brigade_admin' as const, unitCode: null, badgeNo: null, personName: `管理员${leader}` };
  await addTestAccount(setup.db, { username: leader, password: 'password-of-a-test', ...away });
  const times = { startsAt: '2026-11-24T08:00:00+08:00', endsAt: '2026-11-26T08:00:00+08:00' };
  const named = await made(setup, giver, 'delegations', { leader, delegate: giver.username, ...times, reason });
  return named.delegationId;
}

/** The store was seen not to keep it. */
async function lose({ db }: RosterSetup, guarantee: StoreGuarantee): Promise<void> {
  const seen = { held: false, seen: 'GONE', probed_at: new Date('2026-11-24T06:00:00+08:00') };
  await db
    .insertInto('storage_guarantee')
    .values({ guarantee, ...seen })
    .onConflict((conflict) => conflict.column('guarantee').doUpdateSet(seen))
    .execute();
}

async function recusal(setup: RosterSetup): Promise<object> {
  return { username: (await account(setup)).username, badgeNo: '200001', reason };
}
