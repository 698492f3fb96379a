import { randomUUID } from 'node:crypto';
import { createDatabase, type Database } from '@rollcall/cloud/db/database';
import type { ServiceOverrides } from '@rollcall/cloud/main';
import { saveOfficers } from '@rollcall/cloud/people/officers/save-officers';
import { saveUnits } from '@rollcall/cloud/people/units/save-units';
import { insertParameterVersion, readParameters } from '@rollcall/cloud/registry/parameter-repository';
import { saveRecorders } from '@rollcall/cloud/registry/save-recorders';
import type { Role } from '@rollcall/shared/http/permissions';
import { addTestAccount } from '@rollcall/test/add-test-account';
import { sql } from 'kysely';
import { startTestApi } from './start-api.ts';
import { createTestHq } from './test-hq.ts';

/** It is the morning of this local date, at HQ. */
export const today = '2026-11-24';
const password = 'password-of-a-test';
const by = { by: 'test' };

interface RosterOptions extends Pick<ServiceOverrides, 'bulletinMakers'> {
  s3?: Parameters<typeof startTestApi>[2];
}

export type RosterSetup = Awaited<ReturnType<typeof startRoster>>;

/** HQ over HTTP with two squads S1 and S2 below B, two officers and a recorder each. */
export async function startRoster({ s3, ...overrides }: RosterOptions = {}) {
  const hq = await createTestHq();
  const { db } = hq;
  await addBrigade(db);
  const api = await startTestApi(hq, {}, s3, overrides);
  api.clock.offsetMs = Date.parse(`${today}T07:00:00+08:00`) - Date.now();

  async function call(cookie: string, method: string, path: string, body?: object | Buffer) {
    const type = Buffer.isBuffer(body) ? 'application/octet-stream' : 'application/json';
    const response = await fetch(`${api.url}/api/v1/${path}`, {
      method,
      headers: { cookie, ...(body === undefined ? {} : { 'content-type': type }) },
      ...(body === undefined ? {} : { body: Buffer.isBuffer(body) ? new Uint8Array(body) : JSON.stringify(body) }),
    });
    const bytes = Buffer.from(await response.arrayBuffer());
    const isJson = response.headers.get('content-type')?.includes('json') ?? false;
    const { status, headers } = response;
    return { status, headers, bytes, body: isJson ? JSON.parse(bytes.toString()) : undefined };
  }

  return {
    hq,
    db,
    clock: api.clock,
    url: api.url,
    call,
    /** A cookie of a new account. */
    async signIn(role: Role, unitCode: string | null = null, badgeNo: string | null = null): Promise<string> {
      const username = `${role}-${randomUUID()}`;
      await addTestAccount(db, { username, password, role, unitCode, badgeNo });
      const { headers } = await call('', 'POST', 'sessions', { username, password });
      return headers.getSetCookie()[0]?.split(';')[0] ?? '';
    },
    /** Changes of the past count at once from now on: for tests of something else. */
    withoutSecondPerson: () => askSecondPerson(db, false),
    /** Whether changes of the past wait for a second person from now on. */
    withSecondPerson: (asked: boolean) => askSecondPerson(db, asked),
    /** As if it had been installed before there were new rules, and nobody had set when they begin. */
    async withOldRules(): Promise<void> {
      const owner = createDatabase({ url: hq.ownerUrl, max: 1 });
      await sql`delete from rules_start`.execute(owner);
      await owner.destroy();
    },
    /** Everything that happened, oldest first, but for accounts and sessions. */
    async facts(): Promise<string[]> {
      const rows = await db.selectFrom('fact').select(['type', 'subject']).orderBy('fact_id').execute();
      return rows.map(({ type, subject }) => `${type} ${subject}`).filter((fact) => !/^(signed|account)_/.test(fact));
    },
    async stop(): Promise<void> {
      await api.stop();
      await hq.dispose();
    },
  };
}

async function addBrigade(db: Database): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const brigade = { unitCode: 'B', name: '交警大队', kind: 'brigade' as const, parentCode: null };
    const squads = [
      { unitCode: 'S1', name: '路面一中队', kind: 'squad' as const, parentCode: 'B' },
      { unitCode: 'S2', name: '路面二中队', kind: 'squad' as const, parentCode: 'B' },
    ];
    await saveUnits(tx, [brigade, ...squads], by);
    await saveOfficers(
      tx,
      [
        { badgeNo: '100001', name: '陈建国', kind: 'sworn', unitCode: 'S1' },
        { badgeNo: '100002', name: '李娜', kind: 'auxiliary', unitCode: 'S1' },
        { badgeNo: '200001', name: '王伟', kind: 'sworn', unitCode: 'S2' },
        { badgeNo: '000123', name: '赵敏', kind: 'sworn', unitCode: 'S2' },
      ],
      by,
    );
    const recorders = ['K1', 'K2'].map((recorderSerial, index) => ({ recorderSerial, unitCode: `S${index + 1}` }));
    await saveRecorders(tx, recorders, by);
    // They came at the beginning of the month of `today`, whatever month it is now.
    await tx
      .updateTable('officer')
      .set({ created_at: new Date('2026-11-02T08:00:00+08:00') })
      .execute();
  });
}

async function askSecondPerson(db: Database, pastEditsSecondPerson: boolean): Promise<void> {
  const parameters = { ...(await readParameters(db)), pastEditsSecondPerson };
  const version = { parameters, reason: 'for a test', setBy: 'test', setAt: new Date() };
  await db.transaction().execute((tx) => insertParameterVersion(tx, version));
}
