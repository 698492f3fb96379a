import type { Logger } from '@rollcall/node/logger';
import type { DownMessage } from '@rollcall/shared/contract/down-message';
import type { Database } from '../db/database.ts';
import { listPositions, raiseEpoch, readEpoch } from './epoch-repository.ts';

/** How far HQ is with a station, as the last receipt told the station. */
export interface Position {
  incarnation: number;
  through: number;
}

/** Whether HQ has less of the station's events than its receipts confirmed. */
export function isBehind(found: Position | undefined, told: Position): boolean {
  if (!found || found.incarnation !== told.incarnation) return (found?.incarnation ?? 0) < told.incarnation;
  return found.through < told.through;
}

/**
 * The epoch that this process writes into its messages to stations.
 *
 * A database restored from an older backup has either a lower epoch or, if the backup was made during this run, fewer events
 * than receipts confirmed. Both call for a new epoch: a station sends confirmed events again only for a receipt of a higher one.
 */
export class CloudEpoch {
  readonly #db: Database;
  readonly #now: () => Date;
  readonly #log: Logger;
  readonly #told = new Map<string, Position>();
  #current = 0;
  #meeting: Promise<boolean> | undefined;

  constructor(parts: { db: Database; now: () => Date; log: Logger }) {
    this.#db = parts.db;
    this.#now = parts.now;
    this.#log = parts.log;
  }

  get current(): number {
    return this.#current;
  }

  /** The last receipt of this process to each station, in the current epoch. */
  get told(): ReadonlyMap<string, Position> {
    return this.#told;
  }

  remember(messages: readonly DownMessage[]): void {
    for (const message of messages) if (message.kind === 'receipt') this.#told.set(message.stationId, message);
  }

  async takeNew(): Promise<void> {
    this.#current = await raiseEpoch(this.#db, { seen: this.#current, now: this.#now() });
    this.#told.clear();
    this.#log.info({ epoch: this.#current }, 'epoch taken');
  }

  /**
   * Compares this process with the database. If the database has a higher epoch, follows it; if the database has a lower one,
   * or fewer events than were confirmed, takes a new epoch.
   * @returns whether the epoch changed; then every station needs a receipt
   */
  meetDatabase(): Promise<boolean> {
    this.#meeting ??= this.#meet().finally(() => {
      this.#meeting = undefined;
    });
    return this.#meeting;
  }

  async #meet(): Promise<boolean> {
    const found = await readEpoch(this.#db);
    if (found > this.#current) {
      // Another ingester started or noticed the replaced database, and has already raised the epoch.
      this.#current = found;
      this.#told.clear();
      this.#log.info({ epoch: found }, 'epoch followed');
      return true;
    }
    const told = new Map(this.#told);
    const forgotten = found === this.#current ? await this.#forgottenOf(told) : [...told.keys()];
    if (found === this.#current && forgotten.length === 0) return false;
    this.#log.warn(
      { epoch: this.#current, found, stations: forgotten.length },
      'database was replaced by an older one',
    );
    await this.takeNew();
    return true;
  }

  async #forgottenOf(told: ReadonlyMap<string, Position>): Promise<string[]> {
    const positions = await listPositions(this.#db);
    return [...told]
      .filter(([stationId, one]) => isBehind(positions.get(stationId), one))
      .map(([stationId]) => stationId);
  }
}
