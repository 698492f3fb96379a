import { createHash, randomUUID } from 'node:crypto';
import { projectErases } from '@rollcall/cloud/access/erases/project-erases';
import { readKeySet } from '@rollcall/cloud/auth/key-set-file';
import { loadPermitSigner } from '@rollcall/cloud/auth/load-signers';
import type { ReceivedEvent } from '@rollcall/cloud/db/received-event';
import { projectDocks } from '@rollcall/cloud/devices/project-docks';
import { projectEvidence } from '@rollcall/cloud/evidence/project-evidence';
import { readLatestCheckpoint } from '@rollcall/cloud/ledger/checkpoint-repository';
import { cosignAsStation } from '@rollcall/cloud/ledger/cosign-checkpoint';
import { insertParameterVersion, readParameters } from '@rollcall/cloud/registry/parameter-repository';
import { createEraseWorker } from '@rollcall/cloud/workers/erase-worker';
import { parseCheckpoint } from '@rollcall/shared/contract/checkpoint';
import type { EventBodies, EventType } from '@rollcall/shared/contract/event';
import { inventorySha256 } from '@rollcall/shared/contract/inventory-digest';
import { storeGuaranteeSchema } from '@rollcall/shared/http/guarantees';
import type { Parameters } from '@rollcall/shared/resources/parameters';
import { sql } from 'kysely';
import { pino } from 'pino';
import { fileOf, received, testSighting } from './evidence-setup.ts';
import { enrolWitness, ledgerOf } from './ledger-setup.ts';
import { createTestHq } from './test-hq.ts';

const origin = 'rollcall.local/hq';
export const stationId = 'station-1';

export interface LaidFile {
  path: string;
  content?: string;
  fileClass?: 'media' | 'log' | 'inventory_only';
  /** How the station fared; collected when left out. */
  problem?: 'unreadable' | 'empty_file' | 'only_listed';
  damaged?: boolean;
}

/** HQ with an enrolled station that docks cards, a ledger that works, and everything in order to erase. */
export async function startErasing() {
  const hq = await createTestHq();
  const { db } = hq;
  const witness = await enrolWitness(hq, stationId);
  const ledger = await ledgerOf(hq, origin);
  const signer = await loadPermitSigner(hq.keysFolder);
  const clock = { now: new Date() };
  const now = () => clock.now;
  const worker = createEraseWorker({ db, signer, origin, log: pino({ level: 'silent' }), now });
  let seq = 0;

  async function send(...events: ReceivedEvent[]): Promise<void> {
    await db.transaction().execute(async (tx) => {
      await projectEvidence(tx, events);
      await projectDocks(tx, events);
      await projectErases(tx, events);
    });
  }

  function event<T extends EventType>(type: T, body: EventBodies[T], from = stationId): ReceivedEvent {
    seq += 1;
    return received(type, body, { stationId: from, seq, receivedAt: now() });
  }

  /** A card appears, everything on it is collected, and HQ has verified and locked it. */
  async function dock(files: LaidFile[], card: { recorderSerial?: string; cardVolumeId?: string } = {}) {
    const { recorderSerial = '7K30021', cardVolumeId = `folder:${recorderSerial}` } = card;
    const dockSessionId = randomUUID();
    const laid = files.map((file) => {
      const path = { bytes: Buffer.from(file.path).toString('base64'), text: file.path };
      const bytes = Buffer.from(
        file.problem === 'empty_file' ? '' : (file.content ?? `${file.path} of ${dockSessionId}`),
      );
      const sighting = testSighting({ dockSessionId, cardVolumeId, recorderSerial, path, sizeBytes: bytes.length });
      return { ...file, bytes, sighting };
    });
    await send(
      event('docked', {
        dockSessionId,
        cardVolumeId,
        recorderSerial,
        serialSource: 'file_name',
        profileId: 'L6',
        freeBytes: 1,
        totalBytes: 1_000_000,
      }),
      inventory(dockSessionId, laid),
      ...laid.flatMap(({ problem, bytes, sighting, damaged, fileClass = 'media' }) => {
        if (problem === 'only_listed' || fileClass === 'inventory_only') return [];
        if (problem === 'unreadable') return event('collect_failed', { reason: problem, detail: 'EIO', sighting });
        if (problem === 'empty_file') return event('sighted', { recordingId: null, problem, sighting });
        const { body } = fileOf(bytes, sighting);
        const inspection = { ...body.inspection, outcome: damaged ? ('damaged' as const) : ('healthy' as const) };
        return event('collected', { ...body, inspection });
      }),
      event('card_collected', { dockSessionId, files: laid.length }),
    );
    await verify();
    return { dockSessionId, recorderSerial, laid };
  }

  function inventory(
    dockSessionId: string,
    files: Pick<Awaited<ReturnType<typeof dock>>['laid'][number], 'sighting' | 'fileClass'>[],
  ) {
    const entries = files
      .map(({ sighting: { path, sizeBytes, modifiedAt }, fileClass = 'media' as const }) => ({
        path,
        sizeBytes,
        modifiedAt,
        fileClass,
      }))
      .sort((a, b) => Buffer.compare(Buffer.from(a.path.bytes, 'base64'), Buffer.from(b.path.bytes, 'base64')));
    const digest = inventorySha256(entries, (bytes) => createHash('sha256').update(bytes).digest());
    return event('inventory', { dockSessionId, inventorySha256: digest, page: 1, pages: 1, entries });
  }

  /** Plays the workers that read back and lock. */
  async function verify(): Promise<void> {
    await sql`
      update recording set state = 'verified', version_id = 'v1', uploaded_at = now(), verified_at = now(), read_at = now(),
        locked_until = now() + interval '6 months'
      where state = 'announced'
    `.execute(db);
  }

  async function set(changes: Partial<Parameters>): Promise<void> {
    await db.transaction().execute(async (tx) => {
      const parameters = { ...(await readParameters(tx)), ...changes };
      await insertParameterVersion(tx, { parameters, reason: 'test', setBy: 'test', setAt: now() });
    });
  }

  /** The ledger takes the facts in, and the station cosigns. */
  async function cosign(): Promise<void> {
    await ledger.processAll();
    const checkpoint = await readLatestCheckpoint(db);
    const body = checkpoint && parseCheckpoint(checkpoint.note)?.note.body;
    const station = await db
      .selectFrom('station')
      .select('public_jwk')
      .where('station_id', '=', stationId)
      .executeTakeFirstOrThrow();
    if (!checkpoint || body === undefined || !station.public_jwk) throw new Error('there is nothing to cosign');
    const of = { stationId, publicJwk: station.public_jwk };
    await cosignAsStation({ db, origin }, of, { size: checkpoint.size, line: witness.cosign(body) });
  }

  /** One round of the worker, in which nothing goes wrong. */
  async function work(): Promise<void> {
    await worker.processAll();
    if (worker.problem() !== undefined) throw new Error(`the worker failed: ${worker.problem()}`);
  }

  /** Once round: a permit is given, cosigned and signed. */
  async function permit(): Promise<void> {
    await work();
    await cosign();
    await work();
  }

  async function holdGuarantees(): Promise<void> {
    await sql`
      insert into storage_guarantee (guarantee, held, seen, probed_at)
      select g, true, 'as it should', now() from unnest(${storeGuaranteeSchema.options}::text[]) as g
      on conflict (guarantee) do update set held = true, probed_at = excluded.probed_at
    `.execute(db);
  }

  await holdGuarantees();
  await set({ eraseMode: 'on' });
  return {
    hq,
    db,
    now,
    clock,
    work,
    witness,
    keySet: async () => (await readKeySet(hq.keysFolder)).keySet,
    send,
    event,
    inventory,
    dock,
    set,
    cosign,
    permit,
    holdGuarantees,
    permits: () => db.selectFrom('erase_permit').selectAll().orderBy('issued_at').execute(),
    standing: (dockSessionId: string) =>
      db.selectFrom('erase_standing').selectAll().where('dock_session_id', '=', dockSessionId).executeTakeFirst(),
    facts: async () =>
      (await db.selectFrom('fact').select(['type']).where('type', 'like', '%erase%').orderBy('fact_id').execute()).map(
        ({ type }) => type,
      ),
    stop: () => hq.dispose(),
  };
}

export type EraseSetup = Awaited<ReturnType<typeof startErasing>>;
