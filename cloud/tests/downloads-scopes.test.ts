import type { DownloadTable } from '@rollcall/shared/resources/list-downloads';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { addToEveryList } from './support/every-list.ts';
import type { People } from './support/every-list-world.ts';
import { type RosterSetup, startRoster } from './support/roster-setup.ts';
import { rowsOf } from './support/sheet-files.ts';

// A file is compared with its list, as the account that looks and the filters have it: what distinguishes a row is read of both.

type Row = Record<string, unknown>;
interface List {
  path: string;
  /** What tells the rows apart: by the heading in the file, and as the list has it. */
  shows: Record<string, string | ((row: Row) => unknown)>;
  /** Each takes away some of what the administrator sees. */
  filters?: string[];
  /** How many rows each viewer sees; `-`: the list is refused; `+`: several. */
  seen: string;
}

const viewers = ['admin', 'leader1', 'leader2', 'officer1', 'officer2'] as const;
/** As somebody signs, or by the user name as long as nobody said whose account it is. */
const personIn = (field: string) => (row: Row) => {
  const { officerName, username } = row[field] as { officerName: string | null; username: string };
  return officerName ?? username;
};
const namesOf = (field: string) => (row: Row) => (row[field] as { name: string }[]).map(({ name }) => name).join('、');

const lists: [DownloadTable, List][] = [
  [
    'exemptions',
    {
      path: 'exemptions',
      shows: {
        ...{ 说明: 'explanation', 审批人: 'decidedBy', 审批理由: 'decisionReason' },
        ...{ 撤回人: 'withdrawnBy', 撤回理由: 'withdrawalReason' },
      },
      filters: ['waiting=1', 'own=1'],
      seen: '2 1 1 1 1',
    },
  ],
  ['campaigns', { path: 'campaigns', shows: { 名称: 'name', 班次: 'shifts' }, seen: '2 2 2 2 2' }],
  [
    'leaderships',
    {
      path: 'leaderships',
      shows: { 单位: 'unitName', 人员警号: 'badgeNo' },
      filters: ['of=units', 'badgeNo=100001', 'unitCode=S2', 'leaderBadgeNo=100001'],
      seen: '+ 2 2 1 1',
    },
  ],
  [
    'accountability-cases',
    {
      path: 'accountability-cases',
      shows: { 责任人警号: 'badgeNo', 单位: 'unitName' },
      filters: ['state=decided', 'unitCode=S2', 'badgeNo=100001', 'role=leader', 'outcome=deduction'],
      seen: '2 1 1 1 1',
    },
  ],
  [
    'common-causes',
    {
      path: 'common-causes',
      shows: { 名称: 'title', 单位: 'unitName' },
      filters: ['kind=other', 'unitCode=S2'],
      seen: '2 1 1 1 1',
    },
  ],
  [
    'outside-decisions',
    {
      path: 'outside-decisions',
      shows: { 文号: 'documentNo', 录入人: 'enteredBy' },
      filters: ['state=entered', 'kind=appeal', 'unitCode=S2'],
      seen: '2 1 1 1 1',
    },
  ],
  [
    'confirmed-entries',
    {
      path: 'confirmed-entries',
      shows: { 责任人警号: 'badgeNo', 单位: 'unitName', 勤务日期: 'dutyDate' },
      filters: ['unitCode=S2', 'badgeNo=100001', 'role=leader', 'consequence=held', 'from=2026-11-11', 'to=2026-11-14'],
      seen: '+ 2 2 2 2',
    },
  ],
  [
    'confirmed-counts',
    {
      path: 'confirmed-counts',
      shows: { 单位: 'unitName', 认定合计: (row) => String(row.entries) },
      filters: ['from=2026-11-15', 'to=2026-11-09'],
      seen: '2 1 1 1 1',
    },
  ],
  [
    're-offences',
    {
      path: 're-offences',
      shows: { 警号: 'badgeNo', 单位: 'unitName', 勤务日期: 'dutyDate' },
      filters: ['unitCode=S2', 'badgeNo=100001', 'violationClass=damaged', 'taught=attended', 'from=2026-11-15'],
      seen: '2 1 1 1 1',
    },
  ],
  [
    'rectifications',
    {
      path: 'rectifications',
      shows: { 整改单号: 'number', 责任人警号: 'ownerBadgeNo' },
      filters: ['state=ordered', 'state=overdue', 'state=unsettled', 'unitCode=S2', 'ownerBadgeNo=100001'],
      seen: '2 1 1 1 1',
    },
  ],
  [
    'spot-orders',
    {
      path: 'spot-orders',
      shows: { 当场整改单号: 'number', 整改人警号: 'ownerBadgeNo' },
      filters: [
        'state=ordered',
        'state=overdue',
        'state=unsettled',
        'unitCode=S2',
        'ownerBadgeNo=100001',
        'from=2026-11-12',
      ],
      seen: '2 1 1 1 1',
    },
  ],
  ['draw-plans', { path: 'draw-plans', shows: { 版本: 'version', 理由: 'reason' }, seen: '2 2 2 2 2' }],
  [
    'draws',
    { path: 'draws', shows: { 期号: 'draw', 待抽总数: 'population' }, filters: ['state=closed'], seen: '2 2 2 2 2' },
  ],
  [
    'draw-items',
    {
      path: 'draw-items',
      shows: { 期号: 'draw', 分层: 'stratum', 单位: 'unitName' },
      filters: ['draw=1', 'stratum=rest_2', 'drawn=yes', 'drawn=no', 'unitCode=S2', 'badgeNo=100001'],
      seen: '2 1 1 1 1',
    },
  ],
  ['checklists', { path: 'checklists', shows: { 版本: 'version', 理由: 'reason' }, seen: '+ + + + +' }],
  [
    'reviews',
    {
      path: 'reviews',
      shows: { 期号: 'draw', 单位: 'unitName', 评查人: 'reviewer' },
      filters: ['state=done', 'draw=1', 'targeted=yes', 'outcome=fault', 'unitCode=S2', 'badgeNo=100001', 'mine=to_do'],
      seen: '2 1 1 1 1',
    },
  ],
  [
    'score-rules',
    { path: 'score-rules', shows: { 版本: 'version', 理由: (row) => row.reason ?? '' }, seen: '1 1 1 1 1' },
  ],
  [
    'scores',
    {
      path: 'scores',
      shows: { 人员警号: (row) => row.badgeNo ?? '', 单位: 'unitName', 执勤天数: 'dutyDays' },
      filters: ['by=unit', 'unitCode=S2', 'rated=yes', 'from=95', 'below=90', 'month=2026-10'],
      seen: '+ 2 2 1 1',
    },
  ],
  [
    'recording-restrictions',
    {
      path: 'recording-restrictions',
      shows: { 理由: 'reason', 设置人: 'restrictedBy' },
      filters: ['state=lifted', 'why=private', 'unitCode=S2'],
      seen: '2 1 0 - -',
    },
  ],
  [
    'roster-proposals',
    {
      path: 'roster-proposals',
      shows: { 理由: 'reason', 提交人: 'proposedBy' },
      filters: ['state=pending', 'unitCode=S2', 'month=2026-10', 'waiting=1', 'own=1'],
      seen: '2 1 1 1 1',
    },
  ],
  [
    'custody-observations',
    {
      path: 'custody-observations',
      shows: { 警号: 'badgeNo', 记录仪: 'recorderSerial' },
      filters: ['kind=check_in', 'source=page', 'badgeNo=100001', 'unitCode=S2', 'recorderSerial=K1'],
      seen: '2 1 1 1 1',
    },
  ],
  [
    'pre-shift-checks',
    {
      path: 'pre-shift-checks',
      shows: { 记录仪: 'recorderSerial', 检查人警号: 'badgeNo', 岗位: (row) => row.post ?? '' },
      filters: [
        ...['badgeNo=100001', 'unitCode=S2', 'recorderSerial=K1', 'day=2026-11-21', 'result=ok', 'skipped=true'],
        'spare=none_free',
      ],
      seen: '2 1 1 1 1',
    },
  ],
  [
    'spare-stock',
    {
      path: 'spare-stock',
      shows: { 单位: 'unitName', 最低数: (row) => String(row.minimum) },
      filters: ['unitCode=S2', 'below=true'],
      seen: '+ 1 1 0 0',
    },
  ],
  [
    'custody-conflicts',
    {
      path: 'custody-conflicts',
      shows: { 记录仪: 'recorderSerial' },
      filters: ['badgeNo=100001', 'unitCode=S2', 'recorderSerial=K1'],
      seen: '2 1 1 1 1',
    },
  ],
  [
    'custody-disputes',
    {
      path: 'custody-disputes',
      shows: { 人员警号: 'badgeNo', 异议理由: 'reason' },
      filters: ['state=open', 'badgeNo=100001', 'unitCode=S2'],
      seen: '2 1 1 1 1',
    },
  ],
  ['activity-sources', { path: 'activity-sources', shows: { 代码: 'source', 撤销人: 'revokedBy' }, seen: '2 - - - -' }],
  [
    'access-requests',
    {
      path: 'access-requests',
      shows: { 用途: 'purpose', 申请人: 'requestedBy' },
      filters: ['waiting=1', 'own=1'],
      seen: '2 1 1 - -',
    },
  ],
  [
    'evidence-exports',
    {
      path: 'evidence-exports',
      shows: { 用途: 'purpose', 导出人: 'requestedBy' },
      filters: ['own=1'],
      seen: '2 1 1 - -',
    },
  ],
  [
    'erase-permits',
    {
      path: 'erase-permits',
      shows: { 记录仪: 'recorderSerial', 文件: 'files' },
      filters: ['stationId=dock-1', 'recorderSerial=K2'],
      seen: '2 1 0 - -',
    },
  ],
  [
    'quarantined-events',
    {
      path: 'quarantined-events',
      shows: { 采集站: 'stationName', 原因: 'reason' },
      filters: ['stationId=dock-1', 'type=inventory'],
      seen: '2 1 0 - -',
    },
  ],
  ['station-settings', { path: 'station-settings', shows: { 编号: 'scope', 单位: 'unitName' }, seen: '+ 2 1 - -' }],
  ['deletion-lists', { path: 'deletion-lists', shows: { 录像: 'recordings' }, seen: '2 - - - -' }],
  ['legal-holds', { path: 'legal-holds', shows: { 保全理由: 'reason' }, filters: ['active=1'], seen: '2 - - - -' }],
  [
    'checkpoints',
    {
      path: 'ledger/checkpoints',
      shows: { 条数: 'size', 见证签名的站点: namesOf('cosignatures') },
      filters: ['cosigned=true'],
      seen: '2 - - - -',
    },
  ],
  ['witnesses', { path: 'ledger/witnesses', shows: { 见证站点: 'name', 公钥: 'verifierKey' }, seen: '2 - - - -' }],
  ['pending-facts', { path: 'ledger/pending-facts', shows: { 记录编号: 'factId' }, seen: '+ - - - -' }],
  [
    'accounts',
    {
      path: 'accounts',
      shows: { 用户名: 'username', 本人警号: 'badgeNo' },
      filters: ['q=100001', 'role=officer', 'state=disabled'],
      seen: '+ - - - -',
    },
  ],
  [
    'delegations',
    {
      path: 'delegations',
      shows: { 被代理人: personIn('leader'), 代理人: personIn('delegate') },
      filters: ['state=in_force', 'state=ended'],
      seen: '2 1 1 1 1',
    },
  ],
  [
    'recusals',
    {
      path: 'recusals',
      shows: { 回避人: 'username', 警号: 'badgeNo' },
      filters: ['inForce=1'],
      seen: '2 1 1 1 1',
    },
  ],
];

let setup: RosterSetup;
let people: People;
beforeAll(async () => {
  setup = await startRoster();
  people = await addToEveryList(setup);
  const { db } = setup;
  const { campaign_id } = await db.selectFrom('campaign').select('campaign_id').executeTakeFirstOrThrow();
  const span = { starts_at: new Date('2026-11-24T00:00:00Z'), ends_at: new Date('2026-11-24T08:00:00Z') };
  const shift = { ...span, duty_date: '2026-11-24', duty_type: 'road_patrol', post: '', cancelled_at: null };
  await db
    .insertInto('shift')
    .values({ ...shift, badge_no: '100001', campaign_id })
    .execute();
});
afterAll(() => setup?.stop());

const get = (viewer: keyof People, path: string) => setup.call(people[viewer].cookie, 'GET', path);

/** What each row of the list shows, all pages of it; undefined when it is refused. */
async function listed(viewer: keyof People, { path, shows }: List, filter: string): Promise<string[][] | undefined> {
  const rows: Row[] = [];
  for (let cursor = ''; ; ) {
    const { status, body } = await get(viewer, `${path}?limit=200&${filter}${cursor}`);
    if (status === 403) return undefined;
    rows.push(...body.rows);
    if (!body.nextCursor) break;
    cursor = `&cursor=${encodeURIComponent(body.nextCursor)}`;
  }
  const fields = Object.values(shows);
  return rows.map((row) => fields.map((of) => String((typeof of === 'string' ? row[of] : of(row)) ?? '')));
}

/** The same of the file. */
async function exported(viewer: keyof People, table: DownloadTable, { shows }: List, filter: string) {
  const { status, bytes } = await get(viewer, `exports/${table}?format=csv&${filter}`);
  if (status === 403) return undefined;
  const [headings = [], ...rows] = await rowsOf(bytes);
  const places = Object.keys(shows).map((heading) => headings.indexOf(heading));
  return rows.map((row) => places.map((place) => String(row[place] ?? '')));
}

it.each(lists)('the file of %s has the rows of its list, whoever looks, or is refused with it', async (table, list) => {
  const seen: string[] = [];
  for (const viewer of viewers) {
    const counts: number[] = [];
    for (const filter of ['', ...(list.filters ?? [])]) {
      // The export leaves a fact, which waits for its place in the ledger: the list comes after it.
      const file = await exported(viewer, table, list, filter);
      expect([viewer, filter, file]).toEqual([viewer, filter, await listed(viewer, list, filter)]);
      if (file) counts.push(file.length);
    }
    const [all, ...some] = counts;
    seen.push(all === undefined ? '-' : all > 2 ? '+' : String(all));
    if (viewer === 'admin') expect(some.filter((count) => count >= (all ?? 0))).toEqual([]);
  }
  expect(seen.join(' ')).toBe(list.seen);
});
