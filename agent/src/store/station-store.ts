import { existsSync, mkdirSync, readdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Logger } from 'pino';
import { agentErrors } from '../errors/agent-errors.ts';
import { lockFolder } from './folder-lock.ts';
import { migrations } from './migrations.ts';
import { keepReserve } from './reserve-file.ts';

export type LostReason = 'database_missing' | 'database_damaged' | 'database_rolled_back';

/**
 * What opening found. A loss is repeated at every start until `noteLoss(null)` was committed. `database_rolled_back` is only
 * known after HQ was asked; it appears here when the agent stopped between learning and reporting it.
 */
export type StoreOutcome = 'opened' | 'created' | LostReason;

export type StationStore = {
  readonly db: DatabaseSync;
  readonly folder: string;
  readonly outcome: StoreOutcome;
  /** Runs `work` in one transaction; a call inside another joins it. `work` must not be async. */
  transaction<T>(work: () => T): T;
  /** Calls `listener` once after the present transaction committed, however often it was asked to. */
  afterCommit(listener: () => void): void;
  /** The loss that was not reported yet. */
  loss(): LostReason | null;
  /** Notes a loss, or null when it was reported. Inside a transaction. */
  noteLoss(reason: LostReason | null): void;
  close(): void;
};

const sqliteCorrupt = 11;
const sqliteNotADatabase = 26;
/** SQLITE_IOERR_READ, SQLITE_IOERR_SHORT_READ and SQLITE_IOERR_CORRUPTFS: the disk doesn't give back what it took. */
const sqliteUnreadable = [266, 522, 8458];

/** Opens or makes the station's database, alone: a second agent on the folder is refused. */
export function openStationStore({ folder, log }: { folder: string; log: Logger }): StationStore {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  // Before the lock, which needs room too.
  keepReserve(folder);
  const unlock = lockFolder(folder);
  try {
    const { db, outcome } = openDatabase(folder, log);
    return storeOver(db, folder, outcome, unlock);
  } catch (error) {
    unlock();
    throw error;
  }
}

function openDatabase(folder: string, log: Logger): { db: DatabaseSync; outcome: StoreOutcome } {
  const path = join(folder, 'station.db');
  let db: DatabaseSync;
  let lost: LostReason | undefined;
  try {
    db = connectAgain(path);
  } catch (error) {
    if (!isDamage(error)) throw error;
    const aside = moveAside(path);
    log.error({ err: error, aside }, 'station database was damaged and moved aside');
    lost = 'database_damaged';
    db = connect(path);
  }
  try {
    const fresh = userVersion(db) === 0;
    if (fresh && !lost && wasUsed(folder)) lost = 'database_missing';
    migrate(db, lost);
    const noted = readLoss(db);
    if (noted) log.error({ reason: noted }, 'station database was lost; rebuilding what the files tell');
    return { db, outcome: noted ?? (fresh ? 'created' : 'opened') };
  } catch (error) {
    db.close();
    throw error;
  }
}

/** A disk that fails to read once may do better the second time. What it can't read then is as good as damaged. */
function connectAgain(path: string): DatabaseSync {
  try {
    return connect(path);
  } catch (error) {
    if (!sqliteUnreadable.includes(errorCodeOf(error))) throw error;
    return connect(path);
  }
}

function connect(path: string): DatabaseSync {
  const db = new DatabaseSync(path, { timeout: 5000, enableForeignKeyConstraints: true });
  try {
    db.exec('pragma journal_mode = wal; pragma synchronous = full');
    const check = db.prepare('pragma quick_check(1)').get();
    if (check?.quick_check !== 'ok')
      throw Object.assign(new Error(String(check?.quick_check)), { errcode: sqliteCorrupt });
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/** Whether the station's own database failed: its disk is full or broken, whatever it was asked for. */
export function isStoreError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_SQLITE_ERROR';
}

function isDamage(error: unknown): boolean {
  const code = errorCodeOf(error);
  return [sqliteCorrupt, sqliteNotADatabase].includes(code & 0xff) || sqliteUnreadable.includes(code);
}

/** SQLite's extended result code; 0 for any other error. */
function errorCodeOf(error: unknown): number {
  return error instanceof Error && 'errcode' in error ? Number(error.errcode) : 0;
}

/** A write-ahead log must move with its database, or the next one would replay it. */
function moveAside(path: string): string {
  const aside = `${path}.damaged-${new Date().toISOString().replaceAll(/[-:.]/g, '')}`;
  for (const suffix of ['', '-wal', '-shm']) if (existsSync(path + suffix)) renameSync(path + suffix, aside + suffix);
  return aside;
}

/** Whether a station worked here before: its journal or its recordings outlived the database. */
function wasUsed(folder: string): boolean {
  return ['journal', 'recordings'].some(
    (name) => existsSync(join(folder, name)) && readdirSync(join(folder, name)).length > 0,
  );
}

function userVersion(db: DatabaseSync): number {
  return Number(db.prepare('pragma user_version').get()?.user_version);
}

function readLoss(db: DatabaseSync): LostReason | null {
  return (db.prepare('select lost_reason from store_meta').get()?.lost_reason ?? null) as LostReason | null;
}

function migrate(db: DatabaseSync, lost: LostReason | undefined): void {
  const version = userVersion(db);
  if (version > migrations.length) throw agentErrors.storeTooNew(version, migrations.length);
  if (version === migrations.length) return;
  db.exec('begin immediate');
  for (const statements of migrations.slice(version)) db.exec(statements);
  if (version === 0) {
    db.prepare('insert into store_meta (one, created_at, lost_reason) values (1, ?, ?)').run(
      new Date().toISOString(),
      lost ?? null,
    );
  }
  db.exec(`pragma user_version = ${migrations.length}; commit`);
}

function storeOver(db: DatabaseSync, folder: string, outcome: StoreOutcome, unlock: () => void): StationStore {
  const afterCommit = new Set<() => void>();
  function transaction<T>(work: () => T): T {
    if (db.isTransaction) return work();
    db.exec('begin immediate');
    let result: T;
    try {
      result = work();
      if (result instanceof Promise) throw new TypeError('a transaction must not wait for anything');
      db.exec('commit');
    } catch (error) {
      afterCommit.clear();
      // SQLite has already rolled back by itself after some errors, a full disk for one.
      if (db.isTransaction) db.exec('rollback');
      throw error;
    }
    const listeners = [...afterCommit];
    afterCommit.clear();
    for (const listener of listeners) listener();
    return result;
  }
  return {
    db,
    folder,
    outcome,
    transaction,
    afterCommit: (listener) => void afterCommit.add(listener),
    loss: () => readLoss(db),
    noteLoss: (reason) => void db.prepare('update store_meta set lost_reason = ?').run(reason),
    close() {
      db.close();
      unlock();
    },
  };
}
