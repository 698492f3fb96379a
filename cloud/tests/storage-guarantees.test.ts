import { createDatabase, type Database } from '@rollcall/cloud/db/database';
import { areErasesSafe } from '@rollcall/cloud/evidence/are-erases-safe';
import type { ProbedGuarantee } from '@rollcall/cloud/evidence/guarantee-repository';
import { countMissingGuarantees } from '@rollcall/cloud/routes/guarantees/count-missing-guarantees';
import { listGuarantees } from '@rollcall/cloud/routes/guarantees/list-guarantees';
import { overrideGuarantee } from '@rollcall/cloud/routes/guarantees/override-guarantee';
import { withdrawOverride } from '@rollcall/cloud/routes/guarantees/withdraw-override';
import { createGuaranteesWorker } from '@rollcall/cloud/workers/guarantees-worker';
import { guaranteesResponseSchema, type StoreGuarantee, storeGuaranteeSchema } from '@rollcall/shared/http/guarantees';
import { sql } from 'kysely';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type PageApi, startPageApi } from './support/start-page-api.ts';
import { createTestHq, type TestHq } from './support/test-hq.ts';

let hq: TestHq;
let api: PageApi;
let owner: Database;
let admin: { username: string; cookie: string };
beforeAll(async () => {
  hq = await createTestHq();
  const { db } = hq;
  owner = createDatabase({ url: hq.ownerUrl });
  const now = () => new Date();
  api = await startPageApi({ db, hq }, now, [
    listGuarantees({ db }),
    countMissingGuarantees({ db }),
    overrideGuarantee({ db, now }),
    withdrawOverride({ db }),
  ]);
  admin = await api.signInAs('brigade_admin');
});
afterAll(async () => {
  await api.stop();
  await owner.destroy();
  await hq.dispose();
});
beforeEach(async () => {
  await sql`truncate storage_guarantee, guarantee_override`.execute(owner);
});

const every = storeGuaranteeSchema.options;

/** What the worker does when the probe sees this. */
async function probed(missing: StoreGuarantee[], unknown: StoreGuarantee[] = []): Promise<void> {
  const probe = async (): Promise<ProbedGuarantee[]> =>
    every.map((guarantee) => {
      const held = unknown.includes(guarantee) ? null : !missing.includes(guarantee);
      return { guarantee, held, seen: held ? 'as it should be' : 'GONE' };
    });
  const now = () => new Date();
  await createGuaranteesWorker({ db: hq.db, probe, log: pino({ level: 'silent' }), now }).probeNow();
}

async function override(guarantee: StoreGuarantee, init: { method?: string; cookie?: string; reason?: string } = {}) {
  const { method = 'PUT', cookie = admin.cookie, reason = '存储更换前的过渡期' } = init;
  const path = `/api/v1/guarantees/${guarantee}/override`;
  const response = await api.call(path, { method, cookie, json: { reason } });
  return { status: response.status, body: response.status === 204 ? undefined : await response.json() };
}

async function facts() {
  const rows = await hq.db
    .selectFrom('fact')
    .select(['type', 'subject', 'payload'])
    .where('subject', 'like', 'guarantee:%')
    .orderBy('fact_id')
    .execute();
  return rows.map(({ type, subject, payload }) => ({ type, subject, payload }));
}

describe('erases', () => {
  it('are not safe with a store that nobody has tried', async () => {
    expect(await areErasesSafe(hq.db)).toEqual({ safe: false, missing: every });
  });

  it('are safe when every guarantee was seen held', async () => {
    await probed([]);
    expect(await areErasesSafe(hq.db)).toEqual({ safe: true, missing: [] });
  });

  it('are not safe while one is missing or could not be tried', async () => {
    await probed(['keeps_lock_length'], ['hold_outlasts_lock']);
    expect(await areErasesSafe(hq.db)).toEqual({ safe: false, missing: ['keeps_lock_length', 'hold_outlasts_lock'] });
  });

  it('are not safe when what was seen is two days old', async () => {
    await probed([]);
    await hq.db
      .updateTable('storage_guarantee')
      .set({ probed_at: sql<Date>`now() - interval '49 hours'` })
      .where('guarantee', '=', 'keeps_versions')
      .execute();
    expect(await areErasesSafe(hq.db)).toEqual({ safe: false, missing: ['keeps_versions'] });
  });
});

describe('an override', () => {
  it('lets erases through by name and reason, is a fact, and still counts as missing', async () => {
    await probed(['keeps_lock_length']);
    expect((await override('keeps_lock_length')).status).toBe(204);
    expect(await areErasesSafe(hq.db)).toEqual({ safe: true, missing: [] });
    expect((await facts()).at(-1)).toEqual({
      type: 'guarantee_overridden',
      subject: 'guarantee:keeps_lock_length',
      payload: { reason: '存储更换前的过渡期', by: admin.username, held: false, seen: 'GONE' },
    });
    const response = await api.call('/api/v1/guarantees', { cookie: admin.cookie });
    const { rows, missing, erasesSafe } = guaranteesResponseSchema.parse(await response.json());
    expect({ missing, erasesSafe }).toEqual({ missing: ['keeps_lock_length'], erasesSafe: true });
    expect(rows.find((row) => row.guarantee === 'keeps_lock_length')?.override?.by).toBe(admin.username);
    expect(await (await api.call('/api/v1/guarantees/missing', { cookie: admin.cookie })).json()).toMatchObject({
      missing: 1,
    });
  });

  it('is not there for what is held or was never tried, and is given once', async () => {
    expect(await override('keeps_versions')).toMatchObject({ status: 409, body: { code: 'guarantee_not_missing' } });
    await probed(['keeps_lock_length']);
    expect(await override('keeps_versions')).toMatchObject({ status: 409, body: { code: 'guarantee_not_missing' } });
    await override('keeps_lock_length');
    expect(await override('keeps_lock_length')).toMatchObject({ status: 409, body: { code: 'guarantee_overridden' } });
    expect(await override('keeps_lock_length', { reason: ' ' })).toMatchObject({ status: 400 });
  });

  it('can be withdrawn, and ends when the guarantee is held', async () => {
    await probed(['keeps_lock_length', 'extends_locks']);
    await override('keeps_lock_length');
    await override('extends_locks');
    expect((await override('keeps_lock_length', { method: 'DELETE' })).status).toBe(204);
    expect(await override('keeps_lock_length', { method: 'DELETE' })).toMatchObject({ status: 404 });
    expect((await areErasesSafe(hq.db)).missing).toEqual(['keeps_lock_length']);
    await probed(['keeps_lock_length']);
    await probed(['keeps_lock_length', 'extends_locks']);
    expect((await areErasesSafe(hq.db)).missing).toEqual(['keeps_lock_length', 'extends_locks']);
    expect((await facts()).map(({ type, subject }) => `${type} ${subject}`).slice(-4)).toEqual([
      'guarantee_override_withdrawn guarantee:keeps_lock_length',
      'guarantee_held guarantee:extends_locks',
      'guarantee_override_ended guarantee:extends_locks',
      'guarantee_missing guarantee:extends_locks',
    ]);
  });

  it.each(['inspector', 'ops', 'auditor', 'squad_leader', 'officer'] as const)('is not for %s', async (role) => {
    await probed(['keeps_lock_length']);
    const { cookie } = await api.signInAs(role, role === 'squad_leader' ? 'U1' : null);
    expect((await override('keeps_lock_length', { cookie })).status).toBe(403);
    expect((await override('keeps_lock_length', { cookie, method: 'DELETE' })).status).toBe(403);
  });
});

describe('the number of missing guarantees', () => {
  it('is for whoever is signed in, the guarantees themselves for who keeps HQ going', async () => {
    const officer = await api.signInAs('officer');
    const count = await api.call('/api/v1/guarantees/missing', { cookie: officer.cookie });
    expect(await count.json()).toEqual({ missing: every.length, probedAt: null });
    expect((await api.call('/api/v1/guarantees', { cookie: officer.cookie })).status).toBe(403);
    expect((await api.call('/api/v1/guarantees/missing')).status).toBe(401);
  });
});

describe('the worker', () => {
  it('probes at its start and when a day has passed, and keeps what it knew while the store is away', async () => {
    let nowMs = Date.now();
    let probes = 0;
    let away = false;
    const worker = createGuaranteesWorker({
      db: hq.db,
      now: () => new Date(nowMs),
      log: pino({ level: 'silent' }),
      probe: async () => {
        probes += 1;
        if (away) throw new Error('away');
        return every.map((guarantee) => ({ guarantee, held: true, seen: '' }));
      },
    });
    await worker.probeIfDue();
    await worker.probeIfDue();
    expect(probes).toBe(1);
    nowMs += 25 * 3_600_000;
    away = true;
    await expect(worker.probeIfDue()).rejects.toThrow('away');
    expect((await areErasesSafe(hq.db)).safe).toBe(true);
    away = false;
    await worker.probeIfDue();
    expect(probes).toBe(3);
  });

  it('tries again soon, not the next day, what the store was too slow to show', async () => {
    let nowMs = Date.now();
    let slow = true;
    const worker = createGuaranteesWorker({
      db: hq.db,
      now: () => new Date(nowMs),
      log: pino({ level: 'silent' }),
      probe: async () =>
        every.map((guarantee) => ({ guarantee, held: slow && guarantee === 'extends_locks' ? null : true, seen: '' })),
    });
    await worker.probeIfDue();
    expect((await areErasesSafe(hq.db)).safe).toBe(false);
    slow = false;
    nowMs += 10 * 60_000;
    await worker.probeIfDue();
    expect((await areErasesSafe(hq.db)).safe).toBe(true);
  });
});
