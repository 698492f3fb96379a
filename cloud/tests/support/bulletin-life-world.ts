import type { BulletinMakers } from '@rollcall/cloud/bulletins/makers';
import { takeBulletins } from '@rollcall/cloud/bulletins/take-bulletins';
import { addShift } from '@rollcall/cloud/duty/shifts/save-shifts';
import { createObjectStore } from '@rollcall/cloud/objects/object-store';
import type { BulletinDetail, BulletinRow } from '@rollcall/shared/resources/bulletins';
import { createTestStore } from '@rollcall/test/test-store';
import { expect } from 'vitest';
import { ledgerOf } from './ledger-setup.ts';
import { startRoster } from './roster-setup.ts';
import { sampleMakers } from './sample-bulletin.ts';

/**
 * HQ with an object store, in which bulletins are drafted of known content. It is 08:01 of Friday 27 November 2026, the first cut-off;
 * officers 100001 and 100002 are of S1, 200001 and 000123 of S2.
 */
export async function startBulletins(changes: Partial<BulletinMakers> = {}) {
  const makers = { ...sampleMakers, ...changes };
  const s3 = await createTestStore();
  const store = createObjectStore({ ...s3.settings, grantForm: 'content-sha256' });
  await store.ensureBucket();
  const setup = await startRoster({ s3: s3.settings, bulletinMakers: makers });
  const ledger = await ledgerOf(setup.hq);
  const now = () => new Date(Date.now() + setup.clock.offsetMs);
  await addShift(
    setup.db,
    {
      ...{ badgeNo: '100001', dutyType: 'road_patrol', post: '东门' },
      ...{ startsAt: new Date('2026-11-16T08:00:00+08:00'), endsAt: new Date('2026-11-16T12:00:00+08:00') },
    },
    { by: 'test', reason: '补登', now: new Date('2026-11-16T07:00:00+08:00') },
  );

  /** Who was signed in signs in again after this. */
  function itIs(time: string): void {
    setup.clock.offsetMs = Date.parse(`${time}+08:00`) - Date.now();
  }
  itIs('2026-11-27T08:01:00');

  async function call<Body = BulletinDetail>(cookie: string, method: string, path: string, body?: object) {
    const answer = await setup.call(cookie, method, path, body);
    return { ...answer, body: answer.body as Body & { code: string } };
  }

  async function ok<Body = BulletinDetail>(cookie: string, method: string, path: string, body?: object): Promise<Body> {
    const answer = await call<Body>(cookie, method, path, body);
    expect(answer.status, JSON.stringify(answer.body)).toBe(200);
    return answer.body;
  }

  async function take(): Promise<string[]> {
    return takeBulletins({ db: setup.db, now, makers });
  }

  return {
    ...{ setup, db: setup.db, store, s3, makers, now, itIs, call, ok, take },
    /** Leaves and a checkpoint of everything that happened. */
    settle: () => ledger.processAll(),
    /** The newest draft, or what became of it. */
    async newest(cookie: string): Promise<BulletinRow> {
      const { rows } = await ok<{ rows: BulletinRow[] }>(cookie, 'GET', 'bulletins');
      return rows[0] as BulletinRow;
    },
    /** A draft that was sealed by a second person. */
    async sealed({ writer, sealer }: { writer: string; sealer: string }, row: BulletinRow): Promise<BulletinDetail> {
      const path = `bulletins/${row.bulletinId}`;
      const { version } = await ok(writer, 'GET', path);
      const submitted = await ok(writer, 'POST', `${path}/submit`, { version });
      return ok(sealer, 'POST', `${path}/seal`, { version: submitted.version });
    },
    async stop(): Promise<void> {
      store.close();
      await setup.stop();
      await s3.stop();
    },
  };
}

export type BulletinWorld = Awaited<ReturnType<typeof startBulletins>>;
