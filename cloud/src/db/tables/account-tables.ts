import type { Role } from '@rollcall/shared/http/permissions';
import type { ColumnType, Generated } from 'kysely';
import { everything, type Privileges, withoutDelete } from '../privileges.ts';
import type { GeneratedBigInteger, GeneratedTimestamp, Timestamp } from './columns.ts';

/** Who may sign in at HQ, for whom and about whom not. */
export interface AccountTables {
  account: {
    account_id: Generated<string>;
    username: string;
    password_hash: string;
    role: Role;
    unit_code: string | null;
    badge_no: string | null;
    created_at: GeneratedTimestamp;
    disabled_at: Timestamp | null;
    /** Of an account without a badge number. */
    person_name: ColumnType<string | null, string | null | undefined, string | null>;
    /** The holder chose the password. */
    own_password: Generated<boolean>;
    /** Another account made the password, or the account has another holder since: he must choose his own first. */
    given_password: Generated<boolean>;
  };
  account_handling: {
    handling_id: GeneratedBigInteger;
    account_id: string;
    handled_by: string;
    knew_password: boolean;
    handled_at: Timestamp;
    /** When the account's holder chose a password. */
    ended_at: Timestamp | null;
    /** No other administrator could have done it. */
    by_one_person: Generated<boolean>;
  };
  session: {
    session_sha256: Buffer;
    account_id: string;
    created_at: GeneratedTimestamp;
    last_seen_at: GeneratedTimestamp;
    expires_at: Timestamp;
    delegation_id: ColumnType<string | null, string | null | undefined, string | null>;
  };
  delegation: {
    delegation_id: Generated<string>;
    unit_code: string | null;
    leader_role: ColumnType<Role, Role | undefined, never>;
    leader_account_id: string;
    delegate_account_id: string;
    starts_at: Timestamp;
    ends_at: Timestamp;
    reason: string;
    named_by: string;
    named_at: Timestamp;
    ended_by: string | null;
    ended_at: Timestamp | null;
    /** Null: the stand-in hasn't accepted, so stands in for nobody yet. */
    accepted_at: Timestamp | null;
    declined_at: Timestamp | null;
    decline_reason: string | null;
  };
  look: { account_id: string; principal_id: string; subject: string; lasts_until: Timestamp };
  recusal: {
    recusal_id: Generated<string>;
    account_id: string;
    badge_no: string;
    reason: string;
    declared_by: string;
    declared_at: Timestamp;
    ended_by: string | null;
    ended_at: Timestamp | null;
    end_reason: string | null;
    outside_decision_id: ColumnType<string | null, never, string | null>;
  };
  known_device: {
    known_device_id: GeneratedBigInteger;
    account_id: string;
    device_sha256: Buffer;
    source_sha256: Buffer;
    last_used_at: Timestamp;
  };
  attempt_window: { key_sha256: Buffer; started_at: Timestamp; attempts: number };
  given_command: {
    command_sha256: Buffer;
    asked_sha256: Buffer;
    given_at: Timestamp;
    status: ColumnType<number | null, undefined, number>;
    sealed_answer: ColumnType<Buffer | null, undefined, Buffer>;
  };
}

/** What the service may do with them. */
export const accountPrivileges: Privileges<AccountTables> = {
  account: withoutDelete,
  account_handling: withoutDelete,
  session: everything,
  delegation: withoutDelete,
  look: withoutDelete,
  recusal: withoutDelete,
  known_device: everything,
  attempt_window: everything,
  given_command: everything,
};
