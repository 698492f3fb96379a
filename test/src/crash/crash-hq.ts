import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { forgetAttempts } from '@rollcall/cloud/auth/attempt-repository';
import { createDatabase } from '@rollcall/cloud/db/database';
import type { Ready } from '@rollcall/demo/start-everything';
import { HqClient } from '../hq-client.ts';
import { createHqSetUp } from '../hq-set-up.ts';
import { letSlowStorePass } from '../let-slow-store-pass.ts';
import { runProgram } from '../run-program.ts';
import { TerminalCommand } from '../terminal-command.ts';
import { turnErasingOn } from '../turn-erasing-on.ts';

const patienceMs = 600_000;
const unit = { unitCode: '150981000100', name: '路面一中队' };
const s3AdminToken = 'of-a-test';

/** HQ, broker and store for all rounds, in programs of their own. HQ lets cards be erased. */
export interface CrashHq {
  client: HqClient;
  store: Ready['s3'];
  /** What listens at which port. */
  listeners: ReadonlyMap<number, string>;
  /** Makes a new station; its agent isn't running. */
  enrol(stationId: string, at: { agentFolder: string; dockFolder: string }): Promise<void>;
  /** Bytes of uploads that arrived at the store, by object. */
  bytesByKey(): Promise<Record<string, number>>;
  /** Ids of the recordings that the ledger calls verified, each as often as it does. @throws when the ledger isn't whole */
  verifiedInLedger(): Promise<string[]>;
  stop(): Promise<void>;
}

export async function startCrashHq(folder: string): Promise<CrashHq> {
  const data = join(folder, 'data');
  const command = new TerminalCommand(data, {
    command: `${process.execPath} infra/demo/src/main.ts`,
    env: { ROLLCALL_DEMO: '0', ROLLCALL_S3_ADMIN_TOKEN: s3AdminToken, LEDGER_CHECKPOINT_SECONDS: '0' },
  });
  const { url, admin, databaseUrl, mqttUrl, s3 } = await command.untilReady(patienceMs);
  const client = new HqClient(url, admin);
  await turnErasingOn(client);
  await letSlowStorePass(client);
  const setUp = createHqSetUp({ databaseUrl, keysFolder: join(data, 'hq-keys') });
  await setUp.addUnit(unit);
  const db = createDatabase({ url: databaseUrl, max: 1, applicationName: 'a test' });
  const portOf = (address: string) => Number(new URL(address).port);
  return {
    client,
    store: s3,
    listeners: new Map([
      [portOf(url), 'HQ'],
      [portOf(mqttUrl), 'broker'],
      [portOf(s3.endpoint), 'store'],
    ]),
    async enrol(stationId, at) {
      await setUp.addStation({ stationId, unitCode: unit.unitCode, name: `${stationId} 采集站` });
      // From one address HQ lets only some stations enrol in a quarter of an hour.
      await forgetAttempts(db, 'enrol 127.0.0.1');
      await setUp.enrol(stationId, { hqUrl: url, ...at });
    },
    async bytesByKey() {
      const answer = await fetch(`${s3.endpoint}/_rollcall/stats`, {
        headers: { authorization: `Bearer ${s3AdminToken}` },
      });
      const { bodyBytes } = (await answer.json()) as { bodyBytes: { byKey: Record<string, number> } };
      return bodyBytes.byKey;
    },
    async verifiedInLedger() {
      const dump = join(folder, 'ledger.jsonl');
      const rollcall = (args: string[]) =>
        runProgram('@rollcall/demo/rollcall', args, { env: { ROLLCALL_DATA: data } });
      await rollcall(['ledger', 'dump', dump]);
      await rollcall(['verify', dump]);
      return readFileSync(dump, 'utf8').split('\n').flatMap(verifiedIn);
    },
    async stop() {
      await db.destroy();
      command.interrupt();
      await command.ended;
    },
  };
}

/** The recording that a line of a dump calls verified. */
function verifiedIn(line: string): string[] {
  if (!line.includes('"recording_verified"')) return [];
  const { leaf, subject } = JSON.parse(line) as { leaf?: { type: string }; subject?: string };
  return leaf?.type === 'recording_verified' ? [subject?.replace(/^recording:/, '') ?? ''] : [];
}
