import { randomBytes } from 'node:crypto';
import { rotateHqKey } from '@rollcall/cloud/auth/create-hq-keys';
import { readKeySet } from '@rollcall/cloud/auth/key-set-file';
import { loadLedgerSigner } from '@rollcall/cloud/auth/load-signers';
import { bundleDraw, findBundleRange } from '@rollcall/cloud/checks/draws/bundle-draw';
import { nodeDrawCrypto } from '@rollcall/cloud/checks/draws/draw-crypto';
import { projectDraws } from '@rollcall/cloud/checks/draws/project-draws';
import { rebuildDraws } from '@rollcall/cloud/checks/draws/rebuild-draws';
import { placesOf } from '@rollcall/cloud/checks/draws/repository';
import { noteDrawsLooked, selectDrawsFor } from '@rollcall/cloud/checks/draws/station-draw-repository';
import { takeDraws } from '@rollcall/cloud/checks/draws/take-draws';
import { setPlan } from '@rollcall/cloud/checks/plans/set-plan';
import { createDatabase } from '@rollcall/cloud/db/database';
import { createLedgerArchive } from '@rollcall/cloud/ledger/ledger-archive';
import { recoverLedger } from '@rollcall/cloud/ledger/recover-ledger';
import { saveOfficers } from '@rollcall/cloud/people/officers/save-officers';
import { createLedgerWorker } from '@rollcall/cloud/workers/ledger-worker';
import { createLogger } from '@rollcall/node/logger';
import type { LeafPlace } from '@rollcall/shared/contract/draw-event';
import { drawFactSchemas } from '@rollcall/shared/draw/draw-facts';
import { commitmentOf } from '@rollcall/shared/draw/hashes';
import { type DrawVerdict, replayDraw } from '@rollcall/shared/draw/replay-draw';
import { askPython, hasPythonVerifier } from '@rollcall/test/evidence/ask-python';
import { createTestDatabase } from '@rollcall/test/test-database';
import { received } from './evidence-setup.ts';
import { memoryArchive } from './ledger-setup.ts';
import { createTestHq, type TestHq } from './test-hq.ts';
import { event, TestStation } from './test-station.ts';

const hourMs = 60 * 60_000;

/** What a station has in its file of a draw: it answers one announcement, and opens its secret for one close. */
interface Answer {
  announcement: LeafPlace;
  secret: string;
  close: LeafPlace | undefined;
  root: string | undefined;
  opened: boolean;
}

/** A station as the agent's custodian is, but for its proofs. */
class Custodian {
  readonly refused: string[] = [];
  readonly #answers = new Map<number, Answer>();
  readonly #station: TestStation;

  constructor(station: TestStation) {
    this.#station = station;
  }

  get stationId(): string {
    return this.#station.stationId;
  }

  async look(world: DrawWorld): Promise<void> {
    const { db } = world.hq;
    await noteDrawsLooked(db, this.stationId, world.now());
    for (const { draw, announcedFactId, closedFactId } of await selectDrawsFor(db, this.stationId)) {
      const places = await placesOf(db, [announcedFactId, closedFactId]);
      const announcement = places.get(announcedFactId);
      const close = closedFactId === null ? undefined : places.get(closedFactId);
      if (!announcement) continue;
      const answer = this.#answers.get(draw);
      if (answer && answer.announcement.hash !== announcement.hash) this.refused.push(`${draw} announced twice`);
      else if (answer && close) await this.#open(world, draw, answer, close);
      else if (!answer && !close) await this.#commit(world, draw, announcement);
    }
  }

  async #commit(world: DrawWorld, draw: number, announcement: LeafPlace): Promise<void> {
    const secret = randomBytes(32).toString('hex');
    this.#answers.set(draw, { announcement, secret, close: undefined, root: undefined, opened: false });
    const custodian = this.stationId;
    const commitment = commitmentOf({ draw, after: announcement.hash, custodian, secret }, nodeDrawCrypto.sha256);
    await this.#tell(world, 'draw_committed', { draw, announcement, commitment });
  }

  async #open(world: DrawWorld, draw: number, answer: Answer, close: LeafPlace): Promise<void> {
    if (answer.close && answer.close.hash !== close.hash) {
      this.refused.push(`${draw} closed twice`);
      return;
    }
    answer.close = close;
    const { payload } = await world.hq.db
      .selectFrom('draw as d')
      .innerJoin('fact as f', 'f.fact_id', 'd.closed_fact_id')
      .select('f.payload')
      .where('draw', '=', draw)
      .executeTakeFirstOrThrow();
    answer.root = drawFactSchemas.draw_closed.parse(payload).population.root;
    if (world.stationsOpen) await this.reveal(world);
  }

  /** Opens the secrets of the draws whose close it saw. */
  async reveal(world: DrawWorld): Promise<void> {
    for (const [draw, answer] of this.#answers) {
      const { close, root, secret, opened } = answer;
      if (!close || opened) continue;
      answer.opened = true;
      await this.#tell(world, 'draw_revealed', { draw, close, root, secret });
    }
  }

  /** As intake takes an event in a batch of its own. */
  async #tell(world: DrawWorld, type: 'draw_committed' | 'draw_revealed', body: object): Promise<void> {
    const { stationId, incarnation } = this.#station;
    const sealed = await this.#station.seal([event({ type, body })]);
    await world.hq.db.transaction().execute(async (tx) => {
      await tx
        .insertInto('station_batch')
        .values({
          ...{ station_id: stationId, incarnation, first_seq: sealed.firstSeq, last_seq: sealed.lastSeq },
          ...{ hash: sealed.hash, jws: sealed.jws },
        })
        .execute();
      const told = received(type, body as never, { stationId, incarnation, seq: sealed.firstSeq });
      const { id, seq, wall, bootId, monotonicMs } = told.event;
      await tx
        .insertInto('station_event')
        .values({
          ...{ station_id: stationId, incarnation, seq, event_id: id, type, wall: new Date(wall) },
          ...{ boot_id: bootId, monotonic_ms: monotonicMs, body: JSON.stringify(body) },
        })
        .execute();
      await projectDraws(tx, [told]);
    });
  }
}

/**
 * HQ with three stations that throw dice and an archive, without the service: so that its database can be restored from a backup
 * while archive and stations go on.
 */
export async function startDrawWorld() {
  const hq = await createTestHq();
  await hq.db.transaction().execute(async (tx) => {
    const officers = ['100001', '100002', '100003'].map((badgeNo) => {
      return { badgeNo, name: `民警${badgeNo}`, kind: 'sworn' as const, unitCode: 'U1' };
    });
    await saveOfficers(tx, officers, { by: 'test' });
  });
  const stations: Custodian[] = [];
  for (const nr of [1, 2, 3]) stations.push(new Custodian(await TestStation.create(hq, `station-${nr}`)));
  // One of each unit is asked.
  await hq.db.transaction().execute(async (tx) => {
    for (const nr of [2, 3]) {
      const unit = { unit_code: `U${nr}`, name: `Squad ${nr}`, kind: 'squad' as const, parent_code: null };
      await tx.insertInto('unit').values(unit).execute();
      await tx
        .updateTable('station')
        .set({ unit_code: `U${nr}` })
        .where('station_id', '=', `station-${nr}`)
        .execute();
    }
  });
  return new DrawWorld(hq, stations);
}

export class DrawWorld {
  hq: TestHq;
  readonly stations: readonly Custodian[];
  /** Whether stations open their secrets when they see a close. */
  stationsOpen = true;
  readonly store = memoryArchive();
  #now = Date.parse('2026-11-24T08:00:00+08:00');
  readonly #keysFolder: string;
  readonly #hqs: TestHq[];

  constructor(hq: TestHq, stations: readonly Custodian[]) {
    this.hq = hq;
    this.stations = stations;
    this.#keysFolder = hq.keysFolder;
    this.#hqs = [hq];
  }

  now = (): Date => new Date(this.#now);

  async hoursPass(hours: number): Promise<void> {
    this.#now += hours * hourMs;
  }

  async #signer() {
    const { keySet } = await readKeySet(this.#keysFolder);
    return loadLedgerSigner(this.#keysFolder, keySet.origin);
  }

  /** Leaves and checkpoints of all that happened. */
  async publish(): Promise<void> {
    const log = createLogger({ level: 'silent', readable: false });
    const { db } = this.hq;
    const parts = { db, store: this.store, signer: await this.#signer(), log, now: this.now, checkpointSeconds: 0 };
    await createLedgerWorker(parts).processAll();
  }

  /** HQ takes draws on as far as it goes. @returns what it did */
  async take(): Promise<string[]> {
    const all: string[] = [];
    for (;;) {
      await this.publish();
      const done = await takeDraws(this.hq.db, this.now());
      if (done.length === 0) return all;
      all.push(...done);
    }
  }

  async stationsLook(): Promise<void> {
    for (const station of this.stations) await station.look(this);
    await this.publish();
  }

  /** Stations that saw a close open their secrets, whatever HQ knows of it. */
  async stationsReveal(): Promise<void> {
    for (const station of this.stations) await station.reveal(this);
  }

  async begin(): Promise<void> {
    await this.stationsLook();
    await this.setPlan();
    await this.publish();
  }

  async setPlan(): Promise<void> {
    await setPlan({ db: this.hq.db, now: this.now }, 'inspector', {
      plan: { turn: 4, strata: [{ key: 'rest', perMille: 500, minimum: 1, cap: null }] },
      schedule: { weekdays: [1, 2, 3, 4, 5, 6, 7], time: '08:00', leastMinutes: 60 },
      reason: '大队抽查比例',
    });
  }

  async addOfficer(badgeNo: string): Promise<void> {
    const officer = { badgeNo, name: `民警${badgeNo}`, kind: 'sworn' as const, unitCode: 'U1' };
    await this.hq.db.transaction().execute((tx) => saveOfficers(tx, [officer], { by: 'test' }));
  }

  async rotateLedgerKey(): Promise<void> {
    const rootFolder = `${this.#keysFolder}-root`;
    await rotateHqKey(this.#keysFolder, { use: 'ledger', rootFolder, retireAfterMs: 24 * hourMs, now: this.now() });
  }

  /** A shift that is ripe in an hour. */
  async addShift(badgeNo: string): Promise<string> {
    const { shift_id } = await this.hq.db
      .insertInto('shift')
      .values({
        ...{ badge_no: badgeNo, duty_type: 'road_patrol', duty_date: '2026-11-24', post: '' },
        ...{ starts_at: new Date(this.#now - 48 * hourMs), ends_at: new Date(this.#now - 23 * hourMs) },
      })
      .returning('shift_id')
      .executeTakeFirstOrThrow();
    return shift_id;
  }

  /** The database as it is now, as a database of its own. */
  async backUp(): Promise<TestHq> {
    await this.hq.db.destroy();
    const database = await createTestDatabase({ template: new URL(this.hq.ownerUrl).pathname.slice(1) });
    this.hq.db = createDatabase({ url: this.hq.databaseUrl });
    const backup = await createTestHq({ database });
    this.#hqs.push(backup);
    return backup;
  }

  /** From now on HQ has this database, and what it lacks comes from the archive. */
  async restore(backup: TestHq) {
    this.hq = backup;
    return this.recover();
  }

  async recover() {
    const owner = createDatabase({ url: this.hq.ownerUrl });
    const archive = createLedgerArchive(this.store);
    const { seal } = await this.#signer();
    try {
      const rebuildBulletins = async () => ({ rebuilt: [], incomplete: [] });
      const parts = { db: owner, archive, seal, rebuildDraws, rebuildBulletins };
      return await recoverLedger({ ...parts, now: this.now, by: 'test' });
    } finally {
      await owner.destroy();
    }
  }

  /** What both tools say of the bundle of a draw. */
  async replay(draw: number): Promise<DrawVerdict> {
    const range = await findBundleRange(this.hq.db, draw);
    const { jws, keySet } = await readKeySet(this.#keysFolder);
    let text = '';
    for await (const line of bundleDraw(this.hq.db, range, { origin: keySet.origin, keySet: jws })) text += line;
    const bytes = Buffer.from(text);
    const verdict = replayDraw(bytes, {}, nodeDrawCrypto);
    if (hasPythonVerifier()) {
      const [told] = askPython<{ state: string; seed: string }>([{ bytes }], 'replay_draw.py');
      if (told?.state !== verdict.state) throw new Error(`the second tool says ${JSON.stringify(told)}`);
    }
    return verdict;
  }

  async stop(): Promise<void> {
    for (const hq of this.#hqs) await hq.dispose();
  }
}
