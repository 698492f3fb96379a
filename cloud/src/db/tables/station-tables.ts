import type { PublicJwk } from '@rollcall/shared/contract/public-jwk';
import type { StationAlarmKind } from '@rollcall/shared/http/stations';
import type { OwnSettings } from '@rollcall/shared/resources/station-settings';
import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import { everything, type Privileges, readAndAppend, withoutDelete } from '../privileges.ts';
import type { BigInteger, GeneratedBigInteger, GeneratedTimestamp, Timestamp } from './columns.ts';

/** Stations, what became of them, and what they sent. */
export interface StationTables {
  station: {
    station_id: string;
    unit_code: string;
    name: string;
    public_jwk: JSONColumnType<PublicJwk> | null;
    key_thumbprint: string | null;
    enrolled_at: Timestamp | null;
    frozen_at: Timestamp | null;
    frozen_reason: string | null;
    revoked_at: Timestamp | null;
    mosquitto_password_hash: string | null;
    created_at: GeneratedTimestamp;
    draws_looked_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  };
  enrolment_code: {
    code_sha256: Buffer;
    station_id: string;
    created_at: GeneratedTimestamp;
    expires_at: Timestamp;
    used_at: Timestamp | null;
    used_thumbprint: string | null;
  };
  used_assertion: { station_id: string; jti: string; expires_at: Timestamp };
  station_presence: {
    station_id: string;
    state: 'online' | 'offline';
    incarnation: number;
    connection: BigInteger;
    changed_at: Timestamp;
    renewal: Generated<number>;
    renewed_at: Timestamp | null;
    lease_until: Timestamp | null;
    clock_behind_ms: BigInteger | null;
  };
  station_alarm: {
    station_alarm_id: Generated<string>;
    station_id: string;
    kind: StationAlarmKind;
    detail: JSONColumnType<Record<string, unknown>>;
    raised_at: GeneratedTimestamp;
    cleared_at: Timestamp | null;
    cleared_by: string | null;
  };
  station_store: {
    station_id: string;
    incarnation: number;
    store_id: string | null;
    registered_at: GeneratedTimestamp;
    fenced_at: Timestamp | null;
    fence_reason: string | null;
  };
  station_cursor: {
    station_id: string;
    incarnation: number;
    through: GeneratedBigInteger;
    head: string;
    archived_through: GeneratedBigInteger;
    counter: GeneratedBigInteger;
    last_batch_at: Timestamp | null;
  };
  station_batch: {
    station_id: string;
    incarnation: number;
    first_seq: BigInteger;
    last_seq: BigInteger;
    hash: string;
    jws: string;
    received_at: GeneratedTimestamp;
  };
  station_event: {
    station_id: string;
    incarnation: number;
    seq: BigInteger;
    event_id: string;
    type: string;
    wall: Timestamp;
    boot_id: string;
    monotonic_ms: BigInteger;
    body: JSONColumnType<Record<string, unknown>>;
    received_at: GeneratedTimestamp;
  };
  quarantined_event: {
    station_id: string;
    incarnation: number;
    seq: BigInteger;
    type: string | null;
    raw: Buffer;
    reason: string;
    quarantined_at: GeneratedTimestamp;
    reprocessed_at: Timestamp | null;
  };
  quarantined_entry: {
    station_id: string;
    incarnation: number;
    seq: BigInteger;
    entry_index: number;
    type: string;
    raw: Buffer;
    reason: string;
    quarantined_at: GeneratedTimestamp;
    reprocessed_at: Timestamp | null;
  };
  refused_batch: {
    refused_batch_id: ColumnType<number, never, never>;
    station_id: string;
    reason: string;
    raw: Buffer;
    raw_sha256: Buffer;
    received_at: GeneratedTimestamp;
  };
  station_settings: { scope: string; settings: JSONColumnType<OwnSettings>; changed_at: GeneratedTimestamp };
  support_bundle: {
    station_id: string;
    request_id: Generated<string>;
    asked_at: Timestamp;
    asked_by: string;
    arrived_at: Timestamp | null;
    text: string | null;
  };
  cloud_state: { one: Generated<boolean>; epoch: BigInteger };
}

/** What the service may do with them. */
export const stationPrivileges: Privileges<StationTables> = {
  station: withoutDelete,
  enrolment_code: everything,
  used_assertion: everything,
  station_presence: withoutDelete,
  station_alarm: withoutDelete,
  station_store: withoutDelete,
  station_cursor: withoutDelete,
  station_batch: readAndAppend,
  station_event: readAndAppend,
  quarantined_event: withoutDelete,
  quarantined_entry: withoutDelete,
  refused_batch: everything,
  station_settings: withoutDelete,
  support_bundle: withoutDelete,
  cloud_state: 'select, update',
};
