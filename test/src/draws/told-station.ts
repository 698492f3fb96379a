import { randomBytes, randomUUID } from 'node:crypto';
import { projectDraws } from '@rollcall/cloud/checks/draws/project-draws';
import type { Database } from '@rollcall/cloud/db/database';
import { upsertStationPlaces } from '@rollcall/cloud/registry/station-place-repository';
import { batchHash, batchJwsType } from '@rollcall/shared/contract/batch';
import { commitmentOf } from '@rollcall/shared/draw/hashes';
import type { DrawDetail } from '@rollcall/shared/resources/draws';
import { sha256 } from '../evidence/sample-keys.ts';
import { seededKey } from '../evidence/seeded-key.ts';
import { signedJws } from '../evidence/signed-jws.ts';

/** A station whose word about draws HQ has: its batches are signed, and stand in the database as intake leaves them. */
export class ToldStation {
  readonly #db: Database;
  readonly #stationId: string;
  readonly #secrets = new Map<number, string>();
  #seq = 0;

  private constructor(db: Database, stationId: string) {
    this.#db = db;
    this.#stationId = stationId;
  }

  /** It looked what there is to do just now, so that it can be asked. */
  static async create(
    db: Database,
    place: { stationId: string; name: string; unitCode: string },
  ): Promise<ToldStation> {
    const { stationId } = place;
    const { jwk } = seededKey(`station ${stationId}`);
    await db.transaction().execute(async (tx) => {
      await upsertStationPlaces(tx, [place]);
      await tx
        .updateTable('station')
        .set({ public_jwk: JSON.stringify(jwk), draws_looked_at: new Date() })
        .where('station_id', '=', stationId)
        .execute();
    });
    return new ToldStation(db, stationId);
  }

  async commit({ draw, places }: DrawDetail, at: Date): Promise<void> {
    const { announcement } = places;
    if (!announcement) throw new Error(`the announcement of draw ${draw} isn't in the ledger yet`);
    const secret = randomBytes(32).toString('hex');
    this.#secrets.set(draw, secret);
    const commitment = commitmentOf({ draw, after: announcement.hash, custodian: this.#stationId, secret }, sha256);
    await this.#tell('draw_committed', { draw, announcement, commitment }, at);
  }

  async reveal({ draw, places, root }: DrawDetail, at: Date): Promise<void> {
    await this.#tell('draw_revealed', { draw, close: places.close, root, secret: this.#secrets.get(draw) }, at);
  }

  /** An event in a batch of its own. */
  async #tell(type: 'draw_committed' | 'draw_revealed', body: object, receivedAt: Date): Promise<void> {
    this.#seq += 1;
    const [stationId, seq, incarnation] = [this.#stationId, this.#seq, 1];
    const event = {
      ...{ seq, id: randomUUID(), type, wall: receivedAt.toISOString(), bootId: randomUUID(), monotonicMs: 1 },
      body: body as never,
    };
    const batch = { v: 1, stationId, incarnation, firstSeq: seq, prev: '0'.repeat(64), events: [event] };
    const jws = signedJws(batch, { typ: batchJwsType }, seededKey(`station ${stationId}`));
    const hash = batchHash(new Uint8Array(Buffer.from(jws.split('.')[1] ?? '', 'base64url')), sha256);
    await this.#db.transaction().execute(async (tx) => {
      await tx
        .insertInto('station_batch')
        .values({ station_id: stationId, incarnation, first_seq: seq, last_seq: seq, hash, jws })
        .execute();
      await projectDraws(tx, [{ stationId, incarnation, receivedAt, event }]);
    });
  }
}
