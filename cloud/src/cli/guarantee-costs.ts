import type { StoreGuarantee } from '@rollcall/shared/http/guarantees';
import type { DatabaseGuarantee } from '../db/probe-database.ts';
import type { BrokerGuarantee } from '../mqtt/probe-broker.ts';

/** What HQ does without a guarantee, or can't do. The page has the same of the store, in its own words. */
export const guaranteeCosts: Record<StoreGuarantee | BrokerGuarantee | DatabaseGuarantee | 'backup_set_up', string> = {
  keeps_versions: 'HQ does not start: what is read back could be another object than what is served later',
  takes_granted_parts: 'stations cannot upload: check the clock of the store, its address and the credentials',
  refuses_wrong_bytes: 'damage on the way is found only at the read-back, and the whole recording is sent again',
  refuses_wrong_length: 'a station can store more bytes than it was granted, until the read-back',
  completes_once: 'two completions at once can store one recording twice; HQ reads back the version that it keeps',
  reads_back_equal: 'no recording becomes verified: do not use this store',
  serves_asked_version: 'what is played or exported may be other bytes than what was verified: do not use this store',
  deletes_versions: 'wrong versions and what may be deleted after its retention stay in the store and fill it',
  refuses_locked_delete: 'whoever has the credentials can delete footage before its time',
  refuses_locked_batch_delete: 'whoever has the credentials can delete footage before its time, many at once',
  keeps_lock_length: 'whoever has the credentials can shorten the lock of footage and then delete it',
  extends_locks: 'footage can be deleted when its first lock of months ends, whatever its category',
  hold_outlasts_lock: "a hold set on the store itself ends with the lock; HQ's own holds extend the lock instead",

  refuses_strangers: 'anybody on the network can read and write: set a password file and allow_anonymous false',
  delivers_qos_1: 'nothing that stations report arrives, or no receipt arrives and they send everything again',
  keeps_sessions: 'what stations send while HQ restarts is lost at the broker; they send it again, which costs time',
  stations_read_only_their_own: 'a station can read what HQ sends to others: set the ACL (`rollcall broker-files`)',
  stations_write_only_their_own:
    'a station can speak in another name; HQ refuses what is not signed by that station, and alarms: set the ACL',

  version: 'HQ is written for PostgreSQL 18: upgrade',
  extensions: 'HQ does not work: install contrib and run `rollcall migrate`',
  migrated: 'HQ does not start: run `rollcall migrate`',
  role_is_restricted: 'whoever takes over the service can change tables and triggers, and so the past',
  role_rights: 'the service fails, or may change what it should only append to: run `rollcall migrate`',
  fsync: 'a power cut can destroy the whole database',
  synchronous_commit: 'a power cut loses confirmed commits: stations delete what HQ then no longer knows',
  full_page_writes: 'a power cut can leave torn pages: damaged tables',
  wal_level: 'the log cannot be archived: a backup reaches only the moment at which it was made',

  backup_set_up: 'a database or keys that are lost stay lost: see docs/ops/backup.md',
};
