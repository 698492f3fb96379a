import type { Known } from '@rollcall/shared/training/reveals';
import { type RawBuilder, sql } from 'kysely';
import type { Database, Transaction } from '../db/database.ts';

/**
 * Whatever the registry knows that tells of a person: its officers, those who left among them, their badge numbers, recorders, stations
 * by name and id, and the units below the brigade by name and code. A unit that has the brigade's name before its own is known by its
 * own, too.
 */
export async function selectKnownPeople(db: Database | Transaction): Promise<Known> {
  const { rows } = await sql<Known>`
    select
      ${all(sql`select name from officer`)} as officer,
      ${all(sql`select badge_no from officer`)} as badge_no,
      ${all(sql`select recorder_serial from recorder`)} as recorder,
      ${all(sql`select name from station union select station_id from station`)} as station,
      ${all(sql`
        with brigade as (
          select unit_code, name from unit where kind = 'brigade' order by parent_code nulls first, unit_code limit 1
        ), below as (select unit_code, name from unit where unit_code not in (select unit_code from brigade))
        select name from below
        union select unit_code from below where length(unit_code) > 2 and unit_code !~ '^[0-9]{3}$'
        union
        select right(below.name, -length(brigade.name)) from below, brigade
        where starts_with(below.name, brigade.name) and length(below.name) >= length(brigade.name) + 3
      `)} as unit
  `.execute(db);
  return rows[0] ?? { officer: [], badge_no: [], recorder: [], station: [], unit: [] };
}

const all = (names: RawBuilder<unknown>) => sql`array(${names})`;
