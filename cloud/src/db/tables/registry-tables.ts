import type { Parameters } from '@rollcall/shared/http/parameters';
import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import { type Privileges, readAndAppend, withoutDelete } from '../privileges.ts';
import type { GeneratedTimestamp } from './columns.ts';

/** The brigade: its units, officers and recorders, and the parameters that it set. */
export interface RegistryTables {
  unit: {
    unit_code: string;
    name: string;
    kind: 'brigade' | 'squad' | 'section';
    parent_code: string | null;
    created_at: GeneratedTimestamp;
  };
  officer: {
    badge_no: string;
    name: string;
    kind: 'sworn' | 'auxiliary';
    unit_code: string;
    leader_badge_no: string | null;
    left_on: string | null;
    created_at: GeneratedTimestamp;
  };
  recorder: {
    recorder_serial: string;
    unit_code: string | null;
    state: Generated<'normal' | 'faulty' | 'in_repair' | 'scrapped'>;
    spare: Generated<boolean>;
    created_at: GeneratedTimestamp;
  };
  parameter_version: {
    version: ColumnType<number, never, never>;
    parameters: JSONColumnType<Parameters>;
    reason: string;
    set_by: string;
    set_at: GeneratedTimestamp;
  };
}

/** What the service may do with them. */
export const registryPrivileges: Privileges<RegistryTables> = {
  unit: withoutDelete,
  officer: withoutDelete,
  recorder: withoutDelete,
  parameter_version: readAndAppend,
};
