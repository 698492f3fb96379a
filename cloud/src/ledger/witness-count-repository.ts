import { sql } from 'kysely';
import type { Database } from '../db/database.ts';

/** How many witnesses there are, enrolled stations included, and how many of them have ever cosigned. */
export async function countWitnesses(db: Database): Promise<{ known: number; cosigned: number }> {
  const { rows } = await sql<{ known: number; cosigned: number }>`
    with known as (
      select name, bool_or(exists (select from cosignature c where c.verifier_key = witness.verifier_key)) as cosigned
      from witness where removed_at is null group by name
      union all
      select station_id, false from station
      where enrolled_at is not null and revoked_at is null
        and not exists (select from witness where witness.station_id = station.station_id)
    )
    select count(*) as known, count(*) filter (where cosigned) as cosigned from known
  `.execute(db);
  return rows[0] ?? { known: 0, cosigned: 0 };
}
