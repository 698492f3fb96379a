import { sql } from 'kysely';

/** The name of the lock on what footage is joined with: roster, custody, and who belongs to which unit. */
export const dutyLock = sql`hashtext('rollcall duty')`;
