// Where a decimal lies exactly halfway between two numbers, ECMAScript reads it as the even one and so may write that one by it:
// 47537607848323380, 1e+23. Postgres writes 47537607848323376 and 9.999999999999999e+22. A fact with such a number could get no
// leaf, nor any fact after it. No leaf changes: such a fact never had one.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create or replace function canonical_number(value double precision) returns text
    language plpgsql immutable strict parallel safe set extra_float_digits = 1 as $$
    declare
      parts text[] := regexp_match(value::text, '^(-?)(\\d+)\\.?(\\d*)(?:e([+-]\\d+))?$');
      digits text := ltrim(parts[2] || parts[3], '0');
      -- where the point stands, counted from the first digit that isn't 0
      point integer := length(parts[2]) + coalesce(parts[4]::integer, 0) - (length(parts[2] || parts[3]) - length(digits));
      magnitude text;
      shorter numeric;
    begin
      digits := rtrim(digits, '0');
      if digits = '' then return '0'; end if;
      -- Below 2^53 whatever lies halfway has more digits than the number itself.
      if abs(value) >= 9007199254740992 then
        <<shorten>>
        for kept in 1 .. length(digits) - 1 loop
          for above in 0 .. 1 loop
            shorter := left(digits, kept)::numeric + above;
            magnitude := shorter::text || 'e' || (point - kept);
            if magnitude::numeric <= 1.7976931348623157e308 and magnitude::double precision = abs(value) then
              digits := rtrim(shorter::text, '0');
              point := point - kept + length(shorter::text);
              exit shorten;
            end if;
          end loop;
        end loop;
      end if;
      magnitude := case
        when point between length(digits) and 21 then rpad(digits, point, '0')
        when point between 1 and 21 then left(digits, point) || '.' || substr(digits, point + 1)
        when point between -5 and 0 then '0.' || repeat('0', -point) || digits
        else left(digits, 1) || case when length(digits) > 1 then '.' || substr(digits, 2) else '' end
          || 'e' || case when point > 0 then '+' else '-' end || abs(point - 1)
      end;
      return parts[1] || magnitude;
    end $$;

    -- Facts that wait said by the old digits what they hold.
    update pending_fact p set payload_sha256 = fact_payload_sha256(f.subject, f.payload, f.salt)
    from fact f where f.fact_id = p.fact_id and f.subject is not null and f.salt is not null;
  `.execute(db);
}
