import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Entries } from './source.ts';

/** Entries about findings `f`, as old as the finding was told. */
export function findingEntries({
  dueOn,
  lookAgain,
  where,
}: {
  dueOn?: RawBuilder<unknown>;
  lookAgain?: RawBuilder<unknown>;
  where: readonly RawBuilder<SqlBool>[];
}): Entries {
  return {
    id: sql`f.finding_id`,
    findingId: sql`f.finding_id`,
    badgeNo: sql`f.badge_no`,
    unitCode: sql`f.unit_code`,
    ...(dueOn === undefined ? {} : { dueOn }),
    since: sql`f.told_at`,
    about: {
      findingKind: sql`f.kind`,
      dutyDate: sql`f.duty_date`,
      ...(lookAgain === undefined ? {} : { lookAgain }),
    },
    from: sql`finding f`,
    where,
  };
}
