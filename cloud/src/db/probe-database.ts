import { sql } from 'kysely';
import type { Database } from './database.ts';
import { pendingMigrations } from './migrate.ts';
import { servicePrivileges } from './schema.ts';

export type DatabaseGuarantee =
  | 'version'
  | 'extensions'
  | 'migrated'
  | 'role_is_restricted'
  | 'role_rights'
  | 'fsync'
  | 'synchronous_commit'
  | 'full_page_writes'
  | 'wal_level';

/** `held` is null for what could not be tried. */
export interface DatabaseProbe {
  guarantee: DatabaseGuarantee;
  held: boolean | null;
  seen: string;
}

const oldestVersion = 180_000;
const extensions = ['btree_gist', 'pg_trgm'];
const tableRights = ['select', 'insert', 'update', 'delete', 'truncate', 'references', 'trigger'];
const columnRights = ['select', 'insert', 'update', 'references'];

/** What must be set so that a commit that was confirmed outlives a power cut, and so that the log can be archived. */
const durable: Record<'fsync' | 'synchronous_commit' | 'full_page_writes' | 'wal_level', string[]> = {
  fsync: ['on'],
  synchronous_commit: ['on', 'local', 'remote_write', 'remote_apply'],
  full_page_writes: ['on'],
  wal_level: ['replica', 'logical'],
};

/** Asks the live database, as the role that the service runs as. @throws when it can't be reached */
export async function probeDatabase(db: Database): Promise<DatabaseProbe[]> {
  const settings = await readSettings(db);
  const pending = await pendingMigrations(db);
  return [
    {
      guarantee: 'version',
      held: Number(settings.server_version_num) >= oldestVersion,
      seen: `PostgreSQL ${settings.server_version}`,
    },
    await probeExtensions(db),
    {
      guarantee: 'migrated',
      held: pending.length === 0,
      seen: pending.length === 0 ? 'every migration ran' : `pending: ${pending.join(', ')}`,
    },
    await probeRole(db),
    pending.length === 0
      ? await probeRights(db)
      : { guarantee: 'role_rights', held: null, seen: 'not tried: migrations are pending' },
    ...Object.entries(durable).map(([guarantee, right]) => {
      const value = settings[guarantee] ?? '';
      return { guarantee: guarantee as keyof typeof durable, held: right.includes(value), seen: `set to ${value}` };
    }),
  ];
}

/** As they count for this role and database, not for the cluster. */
async function readSettings(db: Database): Promise<Record<string, string>> {
  const names = ['server_version', 'server_version_num', ...Object.keys(durable)];
  const { rows } = await sql<{ name: string; value: string }>`
    select name, current_setting(name) as value from unnest(${names}::text[]) as name
  `.execute(db);
  return Object.fromEntries(rows.map(({ name, value }) => [name, value]));
}

async function probeExtensions(db: Database): Promise<DatabaseProbe> {
  const { rows } = await sql<{ name: string }>`select extname as name from pg_extension`.execute(db);
  const missing = extensions.filter((name) => !rows.some((row) => row.name === name));
  const seen = missing.length === 0 ? extensions.join(', ') : `missing: ${missing.join(', ')}`;
  return { guarantee: 'extensions', held: missing.length === 0, seen };
}

/** It owns nothing, may make nothing, and can't become somebody who may. */
async function probeRole(db: Database): Promise<DatabaseProbe> {
  const { rows } = await sql<{ name: string; powers: string[] }>`
    select current_user as name, array_remove(array[
      case when rolsuper then 'is superuser' end,
      case when rolcreatedb then 'creates databases' end,
      case when rolcreaterole then 'creates roles' end,
      case when rolreplication then 'replicates' end,
      case when rolbypassrls then 'bypasses row security' end,
      case when has_schema_privilege('public', 'create') then 'creates tables' end,
      case when exists (select from pg_class where relowner = r.oid) then 'owns tables' end,
      case when exists (select from pg_database where datname = current_database() and datdba = r.oid)
        then 'owns the database' end,
      case when exists (select from pg_auth_members where member = r.oid) then 'is a member of other roles' end
    ], null) as powers
    from pg_roles r where rolname = current_user
  `.execute(db);
  const [{ name, powers } = { name: '', powers: ['is unknown'] }] = rows;
  const seen = powers.length === 0 ? `${name} owns and makes nothing` : `${name} ${powers.join(', ')}`;
  return { guarantee: 'role_is_restricted', held: powers.length === 0, seen };
}

/** Exactly what `rollcall migrate` grants: a right too few breaks the service, one too many lets it change the past. */
async function probeRights(db: Database): Promise<DatabaseProbe> {
  const seen = await readRights(db);
  const wrong: string[] = [];
  for (const table of new Set([...seen.keys(), ...Object.keys(servicePrivileges)])) {
    const wanted = rightsOf((servicePrivileges as Record<string, string | undefined>)[table] ?? '');
    const has = seen.get(table) ?? [];
    const few = wanted.filter((right) => !has.includes(right));
    const many = has.filter((right) => !wanted.includes(right));
    if (few.length > 0) wrong.push(`${table} lacks ${few.join(', ')}`);
    if (many.length > 0) wrong.push(`${table} has ${many.join(', ')}`);
  }
  return {
    guarantee: 'role_rights',
    held: wrong.length === 0,
    seen: wrong.length === 0 ? `exact on ${seen.size} tables` : wrong.slice(0, 5).join('; '),
  };
}

/** `select, insert (a, b)` as `['select', 'insert (a)', 'insert (b)']`. */
function rightsOf(granted: string): string[] {
  return [...granted.matchAll(/(\w+)(?: \(([^)]*)\))?/g)].flatMap(([, right = '', columns]) =>
    columns === undefined ? [right] : columns.split(',').map((column) => `${right} (${column.trim()})`),
  );
}

/** By table, in the same words; a right on columns only where there isn't one on the whole table. */
async function readRights(db: Database): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ table: string; rights: string[] }>`
    select c.relname as table, array(
      select name from unnest(${tableRights}::text[]) as name where has_table_privilege(c.oid, name)
      union all
      select name || ' (' || a.attname || ')'
      from unnest(${columnRights}::text[]) as name, pg_attribute a
      where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
        and not has_table_privilege(c.oid, name) and has_column_privilege(c.oid, a.attnum, name)
    ) as rights
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind in ('r', 'p', 'v', 'm')
  `.execute(db);
  return new Map(rows.map(({ table, rights }) => [table, rights]));
}
