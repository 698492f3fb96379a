import type { Bookmark, TrackPoint } from '@rollcall/shared/contract/side-file-event';
import type { ClockBasis } from '@rollcall/shared/http/recorder-witnesses';
import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import { everything, type Privileges, readAndAppend, withoutDelete } from '../privileges.ts';
import type { BigInteger, Timestamp } from './columns.ts';

/** What recorders, cards and stations bear witness of. */
export interface WitnessTables {
  card_file: {
    card_key: string;
    path_sha256: Buffer;
    size_bytes: BigInteger;
    path_bytes: Buffer;
    path_text: string;
    recorder_serial: string;
    is_log: boolean;
    captured_at: Timestamp | null;
    modified_at: Timestamp;
    sequence_no: BigInteger | null;
    first_seen_at: Timestamp;
    last_seen_at: Timestamp;
  };
  recorder_log_entry: {
    recorder_serial: string;
    at: Timestamp;
    type: number;
    file_key: string;
    file_name: string | null;
    sequence_no: BigInteger | null;
    card_key: string;
    log_path: string;
    line: number;
    dock_session_id: string;
    first_told_at: Timestamp;
    happened_at: Timestamp;
  };
  recorder_log_trouble: {
    event_id: string;
    recorder_serial: string;
    dock_session_id: string;
    log_path: string;
    bad_lines: number;
    told_at: Timestamp;
  };
  side_file_page: {
    side_file_id: string;
    kind: 'track' | 'bookmarks';
    recording_key: string;
    page: number;
    recording_id: ColumnType<string | null, never, never>;
    recorder_serial: string;
    dock_session_id: string;
    path_text: string;
    bad_entries: number;
    entries: JSONColumnType<(TrackPoint | Bookmark)[]>;
    first_at: Timestamp | null;
    last_at: Timestamp | null;
    told_at: Timestamp;
  };
  recorder_clock: {
    dock_session_id: string;
    nr: number;
    recorder_serial: string;
    shown_from: Timestamp;
    shown_until: Timestamp;
    lowest_ms: BigInteger | null;
    highest_ms: BigInteger | null;
    offset_ms: BigInteger | null;
    error_ms: number | null;
    basis: ClockBasis;
  };
  clock_observation: {
    clock_observation_id: Generated<string>;
    recorder_serial: string;
    observed_at: Timestamp;
    shown_at: Timestamp;
    error_ms: number;
    reason: string;
    observed_by: string;
    told_at: Timestamp;
  };
  recorder_day: { recorder_serial: string; day: string; review_at: Timestamp | null };
  station_outage: { station_id: string; began_at: Timestamp; ended_at: Timestamp | null };
}

/** What the service may do with them. */
export const witnessPrivileges: Privileges<WitnessTables> = {
  card_file: withoutDelete,
  recorder_log_entry: withoutDelete,
  recorder_log_trouble: readAndAppend,
  side_file_page: everything,
  recorder_clock: everything,
  clock_observation: readAndAppend,
  recorder_day: withoutDelete,
  station_outage: everything,
};
