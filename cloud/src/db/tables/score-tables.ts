import type { ScoreRules } from '@rollcall/shared/scores/rules';
import type { JSONColumnType } from 'kysely';
import { type Privileges, readAndAppend } from '../privileges.ts';
import type { Timestamp } from './columns.ts';

/** By which rules months are scored. */
export interface ScoreTables {
  score_rules: {
    version: number;
    from_month: string;
    rules: JSONColumnType<ScoreRules>;
    reason: string;
    set_by: string;
    set_at: Timestamp;
  };
}

/** What the service may do with it. */
export const scorePrivileges: Privileges<ScoreTables> = { score_rules: readAndAppend };
