// Keys of a payload that begin alike and then have U+10FFFF, Unicode's last point, lay in another order in Postgres than RFC
// 8785 says: their fact could get no leaf, nor any fact after it. No leaf changes: such a fact never had one.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create or replace function canonical_json(value jsonb) returns text
    language plpgsql immutable strict parallel safe as $$
    declare
      last constant text := chr(1114111);
    begin
      case jsonb_typeof(value)
        when 'object' then
          -- By UTF-16 units: what needs two of them (from U+10000 on) comes before U+E000 to U+FFFF. Of the last point we
          -- make 'last a', of those 'last b …'.
          return '{' || coalesce((
            select string_agg(
              to_json(key)::text || ':' || canonical_json(member), ','
              order by regexp_replace(
                replace(key, last, last || 'a'), '([\\uE000-\\uFFFF])', last || 'b\\1', 'g'
              ) collate "C"
            )
            from jsonb_each(value) as m(key, member)
          ), '') || '}';
        when 'array' then
          return '[' || coalesce((
            select string_agg(canonical_json(element), ',' order by nr)
            from jsonb_array_elements(value) with ordinality as e(element, nr)
          ), '') || ']';
        when 'number' then
          if value::text ~ '^-?\\d{1,15}$' then return value::text; end if;
          return canonical_number(value::double precision);
        -- Postgres escapes strings as RFC 8785 does.
        else return value::text;
      end case;
    end $$;

    -- Facts that wait said by the old order what they hold.
    update pending_fact p set payload_sha256 = fact_payload_sha256(f.subject, f.payload, f.salt)
    from fact f where f.fact_id = p.fact_id and f.subject is not null and f.salt is not null;
  `.execute(db);
}
