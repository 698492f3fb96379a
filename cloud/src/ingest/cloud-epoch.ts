import type { Logger } from '@rollcall/node/logger';
import type { DownMessage } from '@rollcall/shared/contract/down-message';
import type { Database } from '../db/database.ts';
import { listPositions, raiseEpoch, readEpoch } from './epoch-repository.ts';

/** How far a station was told that HQ is. */
export interface Position {
  incarnation: number;
  through: number;
}

/** Has HQ forgotten some of what it told the station? */
export function isBehind(found: Position | undefined, told: Position): boolean {
  if (!found || found.incarnation !== told.incarnation) return (found?.incarnation ?? 0) < told.incarnation;
  return found.through < told.through;
}

/**
 * The epoch under which this process speaks to stations. A database that was put in the place of ours, from an older
 * backup, has a lower epoch, or, when the backup is of this run, knows less than stations were told: only a new epoch
 * makes them believe that HQ forgot what it had acknowledged.
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

  /** What this process told each station in the present epoch. */
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
   * Compares with the database, and takes a new epoch or the database's higher one.
   * @returns whether it changed, so that every station must be told
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
      // Another ingester started, or found the database replaced, and took it.
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
