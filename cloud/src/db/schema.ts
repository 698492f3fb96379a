import type { AccountTables } from './tables/account-tables.ts';
import type { ActivityTables } from './tables/activity-tables.ts';
import type { CardTables } from './tables/card-tables.ts';
import type { CustodyTables } from './tables/custody-tables.ts';
import type { FindingTables } from './tables/finding-tables.ts';
import type { LedgerTables } from './tables/ledger-tables.ts';
import type { RecordingTables } from './tables/recording-tables.ts';
import type { RegistryTables } from './tables/registry-tables.ts';
import type { RosterTables } from './tables/roster-tables.ts';
import type { StationTables } from './tables/station-tables.ts';
import type { StorageTables } from './tables/storage-tables.ts';
import type { WitnessTables } from './tables/witness-tables.ts';

/** The tables as the migrations leave them, by area. */
export interface Schema
  extends RegistryTables,
    AccountTables,
    StationTables,
    RecordingTables,
    CardTables,
    StorageTables,
    RosterTables,
    CustodyTables,
    ActivityTables,
    FindingTables,
    WitnessTables,
    LedgerTables {
  kysely_migration: { name: string; timestamp: string };
}
