import { eraseTables } from './erase-tables.ts';
import { checkEntries, givenPins, kioskTables, trainingTables } from './kiosk-tables.ts';
import { localCopyTables } from './local-copy-tables.ts';
import { logTables } from './log-tables.ts';
import { outboxTables, prunedTable } from './outbox-tables.ts';
import { knownAs, largerThan, recordingTables, unidentifiedFiles } from './recording-tables.ts';
import { settingTables, uploadOrder } from './setting-tables.ts';
import { sideFileTables } from './side-file-tables.ts';
import { witnessTables } from './witness-tables.ts';

/**
 * `lost_reason` stays until the loss was reported, so that a crash in the middle of the rebuild can't hide it.
 */
const storeTables = `
  create table store_meta (
    one integer primary key check (one = 1),
    created_at text not null,
    lost_reason text check (lost_reason in ('database_missing', 'database_damaged', 'database_rolled_back'))
  ) strict;
`;

/** How many files HQ was last told were collected, null before it was told of the whole card. */
const cardCollected = 'alter table dock_session add column files_told integer;';

/** How many folders and names of the card could not be read when HQ was last told what lies on it. */
const cardUnread = 'alter table dock_session add column unread integer not null default 0;';

/**
 * HQ takes back the release of an announcement only when it was restored from an older backup; then it may not know of the
 * upload either. In the transaction that takes it back, because HQ can confirm it again before anybody looks.
 */
const reopenUploads = `
  create trigger reopen_upload after update of released_at on outbox_event
  when old.released_at is not null and new.released_at is null
  begin
    update recording set state = 'collected'
    where collected_event_id = new.event_id and state in ('uploading', 'uploaded', 'verified');
  end;
`;

/** Applied in order, each once; `PRAGMA user_version` counts those applied. Append only, once released. */
export const migrations: readonly string[] = [
  `${storeTables}${outboxTables}${recordingTables}`,
  cardCollected,
  eraseTables,
  witnessTables,
  logTables,
  kioskTables,
  prunedTable,
  cardUnread,
  localCopyTables,
  reopenUploads,
  checkEntries,
  trainingTables,
  sideFileTables,
  settingTables,
  uploadOrder,
  largerThan,
  knownAs,
  unidentifiedFiles,
  givenPins,
];
