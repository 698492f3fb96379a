import type { Readable } from 'node:stream';

/** A backup of the database in the place of the backups. */
export interface StoredBackup {
  label: string;
  kind: 'full' | 'incremental';
  beganAt: Date;
  /** To the second: the backup can be restored as of any later moment that the archived log reaches. */
  endedAt: Date;
  /** Of the database. */
  bytes: number;
  /** What this backup added to the place. */
  storedBytes: number;
  /** PostgreSQL found pages with wrong checksums when it was made. */
  hasDamagedPages: boolean;
  /** The pieces of the log without which it can't be restored at all, by name. */
  log: { first: string; last: string };
}

/** What a backup can be restored to. */
export interface RestoreRange {
  /** The first moment. */
  from: Date;
  /** The moment of the last change in the archived log: earlier ones can be reached. Null if no change followed the backup. */
  until: Date | null;
}

/**
 * What makes, keeps and restores backups of the database; today pgBackRest. It also keeps files beside the backups, because it knows
 * how to reach the place. Each function throws `BackupFailure`, never anything with a secret in it.
 */
export interface BackupTool {
  /** Where the backups are, for messages. */
  readonly place: string;
  /** Writes the configuration by which PostgreSQL archives its log. Idempotent. */
  configure(): Promise<void>;
  /** Makes the place ready for its first backup. Idempotent. */
  preparePlace(): Promise<void>;
  /** The oldest first; undefined when the place was never made ready, or isn't there. */
  list(): Promise<StoredBackup[] | undefined>;
  backup(kind: StoredBackup['kind'], signal?: AbortSignal): Promise<StoredBackup>;
  /** Removes it, with all that builds on it. */
  removeBackup(label: string): Promise<void>;
  /** Reads the backup back, with all that it builds on, and sees that the log that it needs was archived. */
  verify(label: string, signal?: AbortSignal): Promise<void>;
  /** Reads back everything that is there. @returns what is wrong with each backup, null when nothing is */
  verifyAll(signal?: AbortSignal): Promise<{ label: string; problem: Error | null }[]>;
  /** Up to the first piece of the archived log that is missing, if one is. */
  rangeOf(backup: StoredBackup): Promise<RestoreRange>;
  /**
   * Reads back the archived log from the backup on, up to the piece that reaches the target, or to the end.
   * @throws when a piece is missing or damaged
   */
  verifyLog(backup: StoredBackup, target: Date | undefined, signal?: AbortSignal): Promise<void>;
  /**
   * Puts the files of the backup into an empty folder, and notes there to where PostgreSQL is to recover.
   * @param target undefined: to the end of the archived log
   */
  restore(options: { label: string; target: Date | undefined; folder: string }, signal?: AbortSignal): Promise<void>;
  /** Keeps a file beside the backups; under its name it is whole. */
  putFile(path: string, content: AsyncIterable<Uint8Array>): Promise<void>;
  /** Throws while it is read when something goes wrong. */
  getFile(path: string): Readable;
  removeFile(path: string): Promise<void>;
  /** Names and sizes of the files in a folder beside the backups. */
  listFiles(folder: string): Promise<Map<string, number>>;
}
