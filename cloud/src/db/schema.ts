import type { Privileges } from './privileges.ts';
import { type AccountTables, accountPrivileges } from './tables/account-tables.ts';
import { type AccountabilityTables, accountabilityPrivileges } from './tables/accountability-tables.ts';
import { type ActivityTables, activityPrivileges } from './tables/activity-tables.ts';
import { type BulletinTables, bulletinPrivileges } from './tables/bulletin-tables.ts';
import { type CardTables, cardPrivileges } from './tables/card-tables.ts';
import { type CheckTables, checkPrivileges } from './tables/check-tables.ts';
import { type CustodyTables, custodyPrivileges } from './tables/custody-tables.ts';
import { type FindingTables, findingPrivileges } from './tables/finding-tables.ts';
import { type LedgerTables, ledgerPrivileges } from './tables/ledger-tables.ts';
import { type MetricTables, metricPrivileges } from './tables/metric-tables.ts';
import { type OperationTables, operationPrivileges } from './tables/operation-tables.ts';
import { type OutsideTables, outsidePrivileges } from './tables/outside-tables.ts';
import { type RecordingTables, recordingPrivileges } from './tables/recording-tables.ts';
import { type RegistryTables, registryPrivileges } from './tables/registry-tables.ts';
import { type RosterTables, rosterPrivileges } from './tables/roster-tables.ts';
import { type ScoreTables, scorePrivileges } from './tables/score-tables.ts';
import { type StationTables, stationPrivileges } from './tables/station-tables.ts';
import { type StorageTables, storagePrivileges } from './tables/storage-tables.ts';
import { type TrainingTables, trainingPrivileges } from './tables/training-tables.ts';
import { type WitnessTables, witnessPrivileges } from './tables/witness-tables.ts';

/** The tables as the migrations leave them, by area. */
export interface Schema
  extends RegistryTables,
    AccountTables,
    AccountabilityTables,
    StationTables,
    RecordingTables,
    CardTables,
    CheckTables,
    StorageTables,
    RosterTables,
    ScoreTables,
    CustodyTables,
    ActivityTables,
    BulletinTables,
    FindingTables,
    MetricTables,
    OperationTables,
    OutsideTables,
    TrainingTables,
    WitnessTables,
    LedgerTables {
  kysely_migration: { name: string; timestamp: string };
}

/** What the service may do with each of them. */
export const servicePrivileges: Privileges<Schema> = {
  ...accountPrivileges,
  ...accountabilityPrivileges,
  ...activityPrivileges,
  ...bulletinPrivileges,
  ...cardPrivileges,
  ...checkPrivileges,
  ...custodyPrivileges,
  ...findingPrivileges,
  ...ledgerPrivileges,
  ...metricPrivileges,
  ...operationPrivileges,
  ...outsidePrivileges,
  ...recordingPrivileges,
  ...registryPrivileges,
  ...rosterPrivileges,
  ...scorePrivileges,
  ...stationPrivileges,
  ...storagePrivileges,
  ...trainingPrivileges,
  ...witnessPrivileges,
  kysely_migration: 'select',
};
