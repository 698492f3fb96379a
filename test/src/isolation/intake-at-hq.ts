import pg from 'pg';
import type { Network } from '../network.ts';

/** A batch that HQ took, as it was signed. */
interface TakenBatch {
  incarnation: number;
  firstSeq: number;
  lastSeq: number;
  hash: string;
  jws: string;
}

/** What HQ's database holds of the stations' messages. */
export class IntakeAtHq {
  readonly #client: pg.Client;

  private constructor(client: pg.Client) {
    this.#client = client;
  }

  static async open(network: Network): Promise<IntakeAtHq> {
    const client = new pg.Client({ connectionString: network.ownerUrl });
    await client.connect();
    return new IntakeAtHq(client);
  }

  async close(): Promise<void> {
    await this.#client.end();
  }

  /** In the order of the chain. */
  async batches(stationId: string): Promise<TakenBatch[]> {
    const { rows } = await this.#client.query<TakenBatch>(
      `select incarnation, first_seq::int as "firstSeq", last_seq::int as "lastSeq", hash, jws
       from station_batch where station_id = $1 order by incarnation, first_seq`,
      [stationId],
    );
    return rows;
  }

  /** Why batches of this station were not taken. */
  async refusals(stationId: string): Promise<string[]> {
    const { rows } = await this.#client.query<{ reason: string }>(
      'select reason from refused_batch where station_id = $1 order by refused_batch_id',
      [stationId],
    );
    return rows.map(({ reason }) => reason);
  }

  async cursor(stationId: string): Promise<{ incarnation: number; through: number; head: string; counter: number }> {
    const { rows } = await this.#client.query(
      `select incarnation, through::int as through, head, counter::int as counter
       from station_cursor where station_id = $1`,
      [stationId],
    );
    if (!rows[0]) throw new Error(`HQ has no cursor of ${stationId}`);
    return rows[0];
  }

  /** Every event from seq 1 on is there once, in each incarnation. */
  async isWhole(stationId: string): Promise<boolean> {
    const { rows } = await this.#client.query(
      `select 1 from station_event where station_id = $1
       group by incarnation having count(*) <> max(seq) or count(distinct event_id) <> count(*)`,
      [stationId],
    );
    return rows.length === 0;
  }
}
