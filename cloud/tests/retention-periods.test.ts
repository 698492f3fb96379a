import { liftHold, placeHold } from '@rollcall/cloud/access/legal-holds/place-hold';
import { readRetention, retainUntil } from '@rollcall/cloud/access/retention/kept-until-repository';
import { selectChanges } from '@rollcall/cloud/access/retention/repository';
import { proposePeriods, retentionChanges, withdrawChange } from '@rollcall/cloud/access/retention/retention-change';
import { retentionAnswer } from '@rollcall/cloud/access/retention/routes';
import { decideRequest } from '@rollcall/cloud/auth/request';
import { seesAll } from '@rollcall/cloud/db/data-scope';
import { liveChannel } from '@rollcall/cloud/db/notify-live';
import { classifyRecording } from '@rollcall/cloud/evidence/classify-recording';
import { addMonths } from '@rollcall/cloud/evidence/storage/plan-lock';
import type { Category } from '@rollcall/shared/fields/categories';
import { defaultPeriods } from '@rollcall/shared/resources/retention';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verified } from './support/evidence-export-setup.ts';
import {
  announce,
  type EvidenceSetup,
  factsOf,
  startEvidence,
  type TestFile,
  testFile,
} from './support/evidence-setup.ts';
import { addPerson, age, type Person } from './support/retention-setup.ts';

let setup: EvidenceSetup;
let wang: Person;
let li: Person;
const now = () => new Date();
const deps = () => ({ db: setup.db, now });

beforeAll(async () => {
  setup = await startEvidence();
  wang = await addPerson(setup, 'wang');
  li = await addPerson(setup, 'li');
});
afterAll(() => setup?.stop());

async function announced(at = '2026-08-31T04:00:00Z'): Promise<TestFile> {
  const file = testFile(10);
  await announce(setup.db, file);
  await setup.db
    .updateTable('recording')
    .set({ announced_at: at })
    .where('recording_id', '=', file.body.recordingId)
    .execute();
  return file;
}

async function until({ body }: TestFile): Promise<string | null | undefined> {
  const found = await retainUntil(setup.db, [body.recordingId]);
  const date = found.get(body.recordingId);
  return date === null ? null : date?.toISOString();
}

const classify = (file: TestFile, category: Category, unitCode?: string) =>
  classifyRecording(
    setup.db,
    { ...wang, principalId: wang.accountId, dataScope: { unitCode, badgeNo: undefined }, now: now() },
    file.body.recordingId,
    {
      category,
      reason: '核对过',
    },
  );

describe('a recording is kept', () => {
  it.each([
    ['unclassified', '2029-08-31T04:00:00.000Z'],
    // Six months after 31 August is the end of February, not a day in March.
    ['routine', '2027-02-28T04:00:00.000Z'],
    ['summary_penalty', '2027-08-31T04:00:00.000Z'],
    ['case_evidence', null],
    ['major_incident', null],
  ] as const)('as %s until %s', async (category, expected) => {
    const file = await announced();
    await classify(file, category);
    expect(await until(file)).toBe(expected);
  });

  it('to the same local day and time, also of what came at night, when UTC is still in the month before', async () => {
    const file = await announced('2026-03-01T03:50:00+08:00');
    await classify(file, 'routine');
    expect(await until(file)).toBe(new Date('2026-09-01T03:50:00+08:00').toISOString());
  });

  it('as long as the latest of category and holds, and without an end when a hold has none', async () => {
    const at = new Date();
    const inDays = (days: number) => new Date(at.getTime() + days * 86_400_000).toISOString();
    const byCategory = addMonths(at, 6).toISOString();
    const file = await announced(at.toISOString());
    await classify(file, 'routine');
    const hold = (expiresAt: string | null) =>
      placeHold(deps(), wang, { recordingId: file.body.recordingId, reason: '复议', expiresAt });
    await hold(inDays(30));
    expect(await until(file)).toBe(byCategory);
    await hold(inDays(600));
    expect(await until(file)).toBe(inDays(600));
    const open = await hold(null);
    expect(await until(file)).toBeNull();
    await liftHold(deps(), li, open, '结案');
    expect(await until(file)).toBe(inDays(600));
    await expect(liftHold(deps(), li, open, '结案')).rejects.toMatchObject({ code: 'hold_ended' });
    expect((await factsOf(setup.db, file)).map(({ type }) => type).slice(-4)).toEqual([
      'hold_placed',
      'hold_placed',
      'hold_placed',
      'hold_lifted',
    ]);
  });

  it('never shorter than the floor, whatever its period says', async () => {
    const file = await announced();
    await classify(file, 'routine');
    const parameters = { retentionFloorMonths: 18 };
    await setup.db
      .insertInto('parameter_version')
      .values({ parameters: JSON.stringify(parameters), reason: 'x', set_by: 'x' } as never)
      .execute();
    expect(await until(file)).toBe('2028-02-29T04:00:00.000Z');
    await setup.db
      .insertInto('parameter_version')
      .values({ parameters: '{}', reason: 'x', set_by: 'x' } as never)
      .execute();
    expect(await until(file)).toBe('2027-02-28T04:00:00.000Z');
  });

  it('by what its own people say it is, not by whoever was let look at it', async () => {
    const file = await announced();
    await expect(classify(file, 'routine', 'squad-2')).rejects.toMatchObject({ code: 'not_found' });
    await classify(file, 'routine', 'squad-1');
    const fact = (await factsOf(setup.db, file)).at(-1);
    expect(fact).toMatchObject({
      type: 'category_changed',
      payload: { by: 'wang', reason: '核对过', before: { category: 'unclassified' }, after: { category: 'routine' } },
    });
  });
});

it('what falls due is told by its month, however far that is', async () => {
  const file = await verified(setup, testFile(40));
  const permanent = await verified(setup, testFile(50));
  await classify(permanent, 'case_evidence');
  const dueAt = Date.parse((await until(file)) ?? '');
  const month = new Date(dueAt + 8 * 3_600_000).toISOString().slice(0, 7);
  const { dueByMonth } = await retentionAnswer(setup.db, wang, now());
  expect(dueByMonth).toEqual([{ month, recordings: 1, sizeBytes: 40 }]);
});

describe('other periods', () => {
  const propose = async (changes: Partial<typeof defaultPeriods>, who = wang) => {
    const { version, periods } = await readRetention(setup.db);
    return proposePeriods(deps(), who, {
      baseVersion: version,
      periods: { ...periods, ...changes },
      reason: '上级规定',
    });
  };
  const openId = async () => (await selectChanges(setup.db, 1))[0]?.retentionChangeId ?? '';
  const decide = async (decision: 'approved' | 'refused' | 'withdrawn', who: Person) =>
    decision === 'withdrawn'
      ? withdrawChange(deps(), who, await openId(), '同意')
      : decideAs(who, await openId(), decision === 'approved');
  const decideAs = (who: Person, id: string, granted: boolean) =>
    decideRequest(deps(), retentionChanges, { ...who, dataScope: seesAll }, id, { granted, reason: '同意' });

  it('show what they would move, and count once a second person approves', async () => {
    const old = await verified(setup, testFile(20));
    const young = await verified(setup, testFile(30));
    for (const file of [old, young]) await classify(file, 'accident');
    await age(setup, old, 20);
    await propose({ accident: 12 });
    const [change] = await selectChanges(setup.db, 1);
    expect(change).toMatchObject({ decision: null, version: null, baseVersion: 0, proposedBy: 'wang' });
    expect(change?.dryRun).toMatchObject([
      { category: 'accident', monthsBefore: 24, monthsAfter: 12, recordings: 2, dueAtOnce: 1 },
    ]);
    const [row] = change?.dryRun ?? [];
    expect(Date.parse(row?.oldestAfter ?? '')).toBeLessThan(Date.now());
    expect(Date.parse(row?.oldestBefore ?? '')).toBeGreaterThan(Date.now());
    expect((await readRetention(setup.db)).periods.accident).toBe(24);

    await expect(decide('approved', wang)).rejects.toMatchObject({ code: 'own_proposal' });
    await expect(decide('withdrawn', li)).rejects.toMatchObject({ code: 'not_own_proposal' });
    await expect(propose({ routine: 7 }, li)).rejects.toMatchObject({ code: 'retention_change_open' });
    await decide('approved', li);
    expect(await readRetention(setup.db)).toMatchObject({ version: 1, periods: { accident: 12 } });
    await expect(decide('refused', li)).rejects.toMatchObject({ code: 'already_decided' });
  });

  it('change nothing when they are refused or withdrawn', async () => {
    const before = await readRetention(setup.db);
    await propose({ routine: 9 });
    await decide('refused', li);
    await propose({ routine: 9 });
    await decide('withdrawn', wang);
    expect(await readRetention(setup.db)).toEqual(before);
  });

  it('tell open pages of recordings when they are approved, and only then', async () => {
    const listener = new pg.Client({ connectionString: setup.hq.databaseUrl });
    await listener.connect();
    try {
      const told: string[] = [];
      listener.on('notification', ({ payload }) => told.push(JSON.parse(payload ?? '{}').topic));
      await listener.query(`listen ${liveChannel}`);
      await propose({ accident: 13 });
      await decide('refused', li);
      await propose({ accident: 13 });
      await decide('approved', li);
      // What was told before this answer has arrived with it.
      await listener.query('select 1');
      expect(told.filter((topic) => topic !== 'ledger')).toEqual([
        ...['retention', 'retention', 'retention', 'retention', 'recordings'],
      ]);
    } finally {
      await listener.end();
    }
  });

  it('are refused against the rules, and upon an older version', async () => {
    await expect(propose({ routine: 5 })).rejects.toMatchObject({ code: 'bad_periods' });
    await expect(propose({ unclassified: 12 })).rejects.toMatchObject({ code: 'bad_periods' });
    const proposal = { baseVersion: 0, periods: defaultPeriods, reason: '旧页' };
    await expect(proposePeriods(deps(), wang, proposal)).rejects.toMatchObject({ code: 'retention_outdated' });
  });

  it('approved by two at once count once', async () => {
    await propose({ routine: 8 });
    const id = await openId();
    const zhao = await addPerson(setup, 'zhao');
    const both = await Promise.allSettled([li, zhao].map((who) => decideAs(who, id, true)));
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await readRetention(setup.db)).toMatchObject({ version: 3, periods: { routine: 8 } });
  });
});
