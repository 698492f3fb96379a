import type { Database } from '../db/database.ts';
import type { Logger } from '../logger/logger.ts';
import { raiseEpoch, readEpoch } from './epoch-repository.ts';

/**
 * The epoch under which this process speaks to stations. A database with a lower one than ours was put in the place of
 * ours, from an older backup: only a new epoch makes stations believe that HQ forgot what it had acknowledged.
 */
export class CloudEpoch {
  readonly #db: Database;
  readonly #now: () => Date;
  readonly #log: Logger;
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

  async takeNew(): Promise<void> {
    this.#current = await raiseEpoch(this.#db, { seen: this.#current, now: this.#now() });
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
    if (found === this.#current) return false;
    if (found > this.#current) {
      // Another ingester started and took it.
      this.#current = found;
      this.#log.info({ epoch: found }, 'epoch followed');
    } else {
      this.#log.warn({ epoch: this.#current, found }, 'database was replaced by an older one');
      await this.takeNew();
    }
    return true;
  }
}
