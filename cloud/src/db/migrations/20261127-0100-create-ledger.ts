// The ledger: an RFC 6962 Merkle log over the facts, so that nobody can change, remove or slip in one unnoticed.
//
// A fact waits in `pending_fact` from the transaction that records it. `append_leaves` gives pending facts their places. It
// belongs to the owner and works out every hash by itself: the running role can't write to these tables otherwise, and says
// only which facts are next and which root it expects. Facts of before the ledger become pending.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await createCanonicalJson(db);
  await createTables(db);
  await createErasure(db);
  await createPending(db);
  await createAppending(db);
  await createCheckpoints(db);
}

/** The text of a payload that is hashed is RFC 8785's, which a test compares with what `shared` makes of it. */
async function createCanonicalJson(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- ECMAScript's text of a number: its shortest digits, with an exponent below 1e-6 and from 1e21 on. Nobody's setting
    -- may shorten the digits.
    create function canonical_number(value double precision) returns text
    language plpgsql immutable strict parallel safe set extra_float_digits = 1 as $$
    declare
      parts text[] := regexp_match(value::text, '^(-?)(\\d+)\\.?(\\d*)(?:e([+-]\\d+))?$');
      digits text := ltrim(parts[2] || parts[3], '0');
      -- where the point stands, counted from the first digit that isn't 0
      point integer := length(parts[2]) + coalesce(parts[4]::integer, 0) - (length(parts[2] || parts[3]) - length(digits));
      magnitude text;
    begin
      digits := rtrim(digits, '0');
      if digits = '' then return '0'; end if;
      magnitude := case
        when point between length(digits) and 21 then rpad(digits, point, '0')
        when point between 1 and 21 then left(digits, point) || '.' || substr(digits, point + 1)
        when point between -5 and 0 then '0.' || repeat('0', -point) || digits
        else left(digits, 1) || case when length(digits) > 1 then '.' || substr(digits, 2) else '' end
          || 'e' || case when point > 0 then '+' else '-' end || abs(point - 1)
      end;
      return parts[1] || magnitude;
    end $$;

    create function canonical_json(value jsonb) returns text language plpgsql immutable strict parallel safe as $$
    begin
      case jsonb_typeof(value)
        when 'object' then
          -- By UTF-16 units: what needs two of them (from U+10000 on) comes before U+E000 to U+FFFF.
          return '{' || coalesce((
            select string_agg(
              to_json(key)::text || ':' || canonical_json(member), ','
              order by regexp_replace(key, '([\\uE000-\\uFFFF])', chr(1114111) || '\\1', 'g') collate "C"
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

    -- Of contract/ledger-leaf.ts: what a leaf holds of subject and payload, so that both can be erased.
    create function fact_payload_sha256(subject text, payload jsonb, salt bytea) returns bytea
    language sql immutable parallel safe
    return sha256(
      salt || convert_to('{"payload":' || canonical_json(payload) || ',"subject":' || to_json(subject)::text || '}', 'UTF8')
    );

    create function ledger_leaf_hash(fact_id bigint, type text, recorded_at timestamptz, payload_sha256 bytea) returns bytea
    language sql stable parallel safe
    return sha256('\\x00'::bytea || convert_to(
      '{"factId":' || fact_id || ',"payloadSha256":"' || encode(payload_sha256, 'hex') || '","recordedAt":"'
        || to_char(recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
        || '","type":' || to_json(type)::text || ',"v":1}',
      'UTF8'
    ));
  `.execute(db);
}

async function createTables(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table pending_fact (
      fact_id bigint primary key references fact on update cascade,
      payload_sha256 bytea not null
    );

    create table ledger_leaf (
      leaf_index bigint primary key,
      fact_id bigint not null unique references fact,
      payload_sha256 bytea not null,
      leaf_hash bytea not null check (octet_length(leaf_hash) = 32)
    );
    -- complete subtrees; level 0 are the leaves themselves
    create table ledger_node (
      level integer not null check (level >= 1),
      node_index bigint not null,
      hash bytea not null check (octet_length(hash) = 32),
      primary key (level, node_index)
    );
    create table ledger_head (
      one boolean primary key default true check (one),
      size bigint not null,
      root bytea not null
    );
    insert into ledger_head (size, root) values (0, sha256(''));

    -- published: what stands here is in the archive already
    create table ledger_checkpoint (
      size bigint primary key,
      note text not null,
      signed_at timestamptz not null,
      archived_at timestamptz not null
    );

    -- One row a key: a witness that gets another key gets another row.
    create table witness (
      verifier_key text primary key,
      name text not null,
      kind text not null check (kind in ('station', 'outside')),
      public_key bytea not null check (octet_length(public_key) = 32),
      station_id text references station check ((station_id is not null) = (kind = 'station')),
      added_at timestamptz not null default now(),
      removed_at timestamptz
    );
    -- serves: the witness of a station
    create index witness_station on witness (station_id, added_at);

    create table cosignature (
      size bigint not null references ledger_checkpoint,
      verifier_key text not null references witness,
      line text not null,
      signed_at timestamptz not null,
      received_at timestamptz not null default now(),
      primary key (size, verifier_key)
    );
    -- serves: what a witness last signed
    create index cosignature_witness on cosignature (verifier_key, size);

    -- the newest fact that a station is to cosign, before something is done that rests on it
    create table cosign_wish (
      station_id text primary key references station,
      fact_id bigint not null references fact on update cascade
    );

    -- why the sequencer refuses to go on, as long as it does
    create table ledger_problem (
      one boolean primary key default true check (one),
      code text not null,
      detail text not null,
      next_step text not null,
      raised_at timestamptz not null
    );
  `.execute(db);
  for (const table of ['ledger_leaf', 'ledger_node', 'ledger_checkpoint', 'cosignature']) {
    await sql
      .raw(`create trigger ${table}_append_only before update or delete or truncate on ${table}
        for each statement execute function refuse_change()`)
      .execute(db);
  }
  await sql`
    create trigger ledger_head_stays before insert or delete or truncate on ledger_head
      for each statement execute function refuse_change();
    create function refuse_shrinking() returns trigger language plpgsql as $$
    begin
      if new.size > old.size then return new; end if;
      raise exception 'the ledger only grows' using errcode = 'RC001';
    end $$;
    create trigger ledger_head_grows before update on ledger_head for each row execute function refuse_shrinking();
    create trigger witness_stays before delete or truncate on witness for each statement execute function refuse_change();
  `.execute(db);
}

/** The law may want a payload gone. The leaf stays, and with it the proof that something was recorded then. */
async function createErasure(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table fact
      alter column payload drop not null,
      alter column subject drop not null,
      alter column salt drop not null,
      -- erased: by law. lost: HQ was restored from a backup that hadn't it, and its leaf came back from the archive
      add column payload_gone text check (payload_gone in ('erased', 'lost')),
      add constraint fact_payload_whole check (
        num_nulls(payload, subject, salt) = case when payload_gone is null then 0 else 3 end
      ),
      -- so that what a leaf says of a fact needs no escapes
      add constraint fact_type_word check (type ~ '^[a-z][a-z0-9_]{0,63}$');
    -- serves: the proof of a batch, which its station asks for
    create index fact_batch on fact
      (subject, ((payload ->> 'incarnation')::integer), ((payload ->> 'lastSeq')::bigint)) where type = 'batch_taken';

    drop trigger fact_append_only on fact;
    create trigger fact_append_only before delete or truncate on fact
      for each statement execute function refuse_change();

    -- Two changes are no rewriting: the erasure of what has its leaf, and another number for what has none yet. Only the
    -- owner may update at all.
    create function refuse_fact_change() returns trigger language plpgsql as $$
    declare
      sequenced boolean := exists (select from ledger_leaf where fact_id = old.fact_id);
    begin
      if sequenced and old.payload is not null and new.payload_gone = 'erased'
        and (new.fact_id, new.type, new.recorded_at) = (old.fact_id, old.type, old.recorded_at) then return new; end if;
      if not sequenced and new.fact_id <> old.fact_id and (new.type, new.subject, new.payload, new.salt, new.recorded_at, new.payload_gone)
        is not distinct from (old.type, old.subject, old.payload, old.salt, old.recorded_at, old.payload_gone) then
        return new;
      end if;
      raise exception 'rows of fact are never changed; only a payload in the ledger can be erased' using errcode = 'RC001';
    end $$;
    create trigger fact_unchanged before update on fact for each row execute function refuse_fact_change();
  `.execute(db);
}

async function createPending(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function make_pending() returns trigger
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
    begin
      insert into pending_fact (fact_id, payload_sha256)
      select fact_id, fact_payload_sha256(subject, payload, salt) from inserted;
      return null;
    end $$;
    create trigger fact_pending after insert on fact referencing new table as inserted
      for each statement execute function make_pending();

    create function refuse_forgetting() returns trigger language plpgsql as $$
    begin
      if exists (select from deleted where not exists (select from ledger_leaf where fact_id = deleted.fact_id)) then
        raise exception 'a fact waits for the ledger until it is in it' using errcode = 'RC001';
      end if;
      return null;
    end $$;
    create trigger pending_fact_kept after delete on pending_fact referencing old table as deleted
      for each statement execute function refuse_forgetting();
    create trigger pending_fact_stays before truncate on pending_fact
      for each statement execute function refuse_change();

    insert into pending_fact (fact_id, payload_sha256)
    select fact_id, fact_payload_sha256(subject, payload, salt) from fact;
  `.execute(db);
}

async function createAppending(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function ledger_root(size bigint) returns bytea language plpgsql stable as $$
    declare
      subtree bytea;
      root bytea;
    begin
      if size = 0 then return sha256(''); end if;
      -- From the smallest complete subtree on the right to the largest on the left.
      for height in 0 .. 62 loop
        continue when (size >> height) & 1 = 0;
        if height = 0 then
          select leaf_hash into strict subtree from ledger_leaf where leaf_index = size - 1;
        else
          select hash into strict subtree from ledger_node where level = height and node_index = (size >> height) - 1;
        end if;
        root := case when root is null then subtree else sha256('\\x01'::bytea || subtree || root) end;
      end loop;
      return root;
    end $$;

    -- Writes the subtrees that the leaves from old_size to new_size complete, and moves the head, if they make this root.
    create function grow_ledger(old_size bigint, new_size bigint, expected_root bytea) returns void
    language plpgsql as $$
    begin
      insert into ledger_node (level, node_index, hash)
      select 1, leaf_index / 2, sha256('\\x01'::bytea || string_agg(leaf_hash, ''::bytea order by leaf_index))
      from ledger_leaf
      where leaf_index >= (old_size / 2) * 2 and leaf_index < (new_size / 2) * 2
      group by leaf_index / 2;
      for height in 2 .. 62 loop
        exit when new_size >> height = 0;
        insert into ledger_node (level, node_index, hash)
        select height, node_index / 2, sha256('\\x01'::bytea || string_agg(hash, ''::bytea order by node_index))
        from ledger_node
        where level = height - 1
          and node_index >= (old_size >> height) * 2 and node_index < (new_size >> height) * 2
        group by node_index / 2;
      end loop;
      if ledger_root(new_size) is distinct from expected_root then
        raise exception 'these leaves make another root than expected' using errcode = 'RC012';
      end if;
      update ledger_head set size = new_size, root = expected_root where size = old_size;
    end $$;

    create function append_leaves(expected_size bigint, fact_ids bigint[], expected_root bytea) returns void
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
    declare
      asked integer := cardinality(fact_ids);
      appended integer;
    begin
      perform from ledger_head where size = expected_size for update;
      if not found then
        raise exception 'the ledger has not % leaves', expected_size using errcode = 'RC010';
      end if;
      insert into ledger_leaf (leaf_index, fact_id, payload_sha256, leaf_hash)
      select expected_size + nr - 1, fact_id, payload_sha256, ledger_leaf_hash(fact_id, type, recorded_at, payload_sha256)
      from unnest(fact_ids) with ordinality as wanted(fact_id, nr)
      join pending_fact using (fact_id)
      join fact using (fact_id);
      get diagnostics appended = row_count;
      if coalesce(asked, 0) = 0 or appended <> asked then
        raise exception 'of % facts, % wait for the ledger', asked, appended using errcode = 'RC011';
      end if;
      perform grow_ledger(expected_size, expected_size + asked, expected_root);
      delete from pending_fact where fact_id = any(fact_ids);
    end $$;
  `.execute(db);
}

async function createCheckpoints(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- The signature is for readers to check: no key is in the database.
    create function publish_checkpoint(new_size bigint, note text, signed_at timestamptz) returns void
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
    begin
      perform from ledger_head where size >= new_size for share;
      if not found or exists (select from ledger_checkpoint where size >= new_size) then
        raise exception 'a checkpoint of % leaves is not the next', new_size using errcode = 'RC013';
      end if;
      if (split_part(note, E'\\n', 2), split_part(note, E'\\n', 3)) is distinct from
        (new_size::text, encode(ledger_root(new_size), 'base64')) then
        raise exception 'this checkpoint is not of our ledger' using errcode = 'RC014';
      end if;
      insert into ledger_checkpoint (size, note, signed_at, archived_at) values (new_size, note, signed_at, now());
    end $$;

    revoke execute on function
      make_pending(), grow_ledger(bigint, bigint, bytea), append_leaves(bigint, bigint[], bytea),
      publish_checkpoint(bigint, text, timestamptz)
      from public;
  `.execute(db);
}
