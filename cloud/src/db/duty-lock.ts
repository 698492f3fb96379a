import { sql } from 'kysely';

/** The key of the advisory lock on roster, custody, and who belongs to which unit. See `cloud/src/duty/duty-lock-repository.ts`. */
export const dutyLock = sql`hashtext('rollcall duty')`;
