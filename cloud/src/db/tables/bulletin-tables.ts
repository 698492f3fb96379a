import type { BulletinContent, BulletinKind, BulletinTexts } from '@rollcall/shared/bulletins/content';
import type { BulletinSeal } from '@rollcall/shared/bulletins/seal';
import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import { everything, type Privileges, withoutDelete } from '../privileges.ts';
import type { Timestamp } from './columns.ts';

type Unset<Value> = ColumnType<Value | null, Value | null | undefined, Value | null>;

/** Bulletins, who their persons are, and what units answered. */
export interface BulletinTables {
  bulletin: {
    bulletin_id: Generated<string>;
    kind: BulletinKind;
    state: Generated<'draft' | 'in_review' | 'sealed' | 'dropped'>;
    period_from: string;
    period_to: string;
    cut_off: Timestamp;
    taken_at: Timestamp;
    input_text: string;
    input_digest: string;
    content: JSONColumnType<BulletinContent>;
    texts: JSONColumnType<BulletinTexts>;
    version: Generated<number>;
    written_by: Generated<string[]>;
    submitted_by: Unset<string>;
    submitted_for: Unset<string>;
    submitted_name: Unset<string>;
    submitted_at: Unset<Date>;
    returned: Unset<string>;
    year: Unset<number>;
    number: Unset<number>;
    seal: JSONColumnType<BulletinSeal | null, string | undefined, string>;
    sealed_by: Unset<string>;
    sealed_at: Unset<Date>;
    seal_fact_id: Unset<number>;
    receipt_due_on: Unset<string>;
    dropped_reason: Unset<string>;
  };
  bulletin_person: {
    bulletin_id: string;
    person: string;
    badge_no: ColumnType<string | null, string | null, null>;
    name: ColumnType<string | null, string | null, null>;
    salt: ColumnType<Buffer | null, Buffer | null, null>;
    erased_at: Unset<Date>;
  };
  bulletin_receipt: {
    bulletin_id: string;
    unit_code: string;
    confirmed_by: Unset<string>;
    confirmed_at: Unset<Date>;
    answer: Unset<string>;
    answered_by: Unset<string>;
    answered_at: Unset<Date>;
    late: Generated<boolean>;
  };
  bulletin_quiet: { bulletin_id: string; person: string; asked_at: Timestamp };
}

export const bulletinPrivileges: Privileges<BulletinTables> = {
  bulletin: withoutDelete,
  bulletin_person: withoutDelete,
  bulletin_receipt: withoutDelete,
  bulletin_quiet: everything,
};
