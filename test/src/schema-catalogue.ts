import pg from 'pg';

/** What a program relies on in a database, as Postgres writes it. */
export interface SchemaCatalogue {
  /** By table and column: its type. */
  columns: Record<string, string>;
  /** Columns that can't be empty. */
  notNull: string[];
  /** Columns that get a value when none is given. */
  filled: string[];
  /** By table and constraint. */
  checks: Record<string, string>;
  /** What must be unique, by table: columns, and of which rows. */
  unique: string[];
  /** By table and constraint: foreign keys. */
  references: Record<string, string>;
  /** By name and arguments: what they return. */
  functions: Record<string, string>;
  /** By table and trigger. */
  triggers: Record<string, string>;
  /** What the service's role may do. */
  privileges: string[];
}

const columns = `
  select c.relname || '.' || a.attname as name, format_type(a.atttypid, a.atttypmod) as says, a.*
  from pg_attribute a join pg_class c on c.oid = a.attrelid
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'v', 'm', 'p') and a.attnum > 0 and not a.attisdropped`;

const queries = {
  columns: `select name, says from (${columns}) c`,
  notNull: `select name from (${columns}) c where attnotnull`,
  filled: `select name from (${columns}) c where atthasdef or attidentity <> ''`,
  checks: `
    select c.relname || '.' || k.conname as name, pg_get_constraintdef(k.oid) as says
    from pg_constraint k join pg_class c on c.oid = k.conrelid
    where k.contype in ('c', 'x') and c.relnamespace = 'public'::regnamespace`,
  unique: `
    select c.relname || ': ' || regexp_replace(pg_get_indexdef(i.indexrelid), '^.* USING ', '') as name
    from pg_index i join pg_class c on c.oid = i.indrelid
    where i.indisunique and c.relnamespace = 'public'::regnamespace`,
  references: `
    select c.relname || '.' || k.conname as name, pg_get_constraintdef(k.oid) as says
    from pg_constraint k join pg_class c on c.oid = k.conrelid
    where k.contype = 'f' and c.relnamespace = 'public'::regnamespace`,
  functions: `
    select p.proname || '(' || pg_get_function_identity_arguments(p.oid) || ')' as name, pg_get_function_result(p.oid) as says
    from pg_proc p where p.pronamespace = 'public'::regnamespace`,
  triggers: `
    select c.relname || '.' || t.tgname as name, regexp_replace(pg_get_triggerdef(t.oid), '^CREATE (CONSTRAINT )?TRIGGER \\S+ ', '') as says
    from pg_trigger t join pg_class c on c.oid = t.tgrelid
    where not t.tgisinternal and c.relnamespace = 'public'::regnamespace`,
  privileges: `
    select c.relname || ': ' || lower(x.privilege_type) as name
    from pg_class c cross join aclexplode(c.relacl) x join pg_roles r on r.oid = x.grantee
    where c.relnamespace = 'public'::regnamespace and r.rolname = $1
    union all
    select p.proname || '(' || pg_get_function_identity_arguments(p.oid) || '): execute'
    from pg_proc p cross join aclexplode(p.proacl) x join pg_roles r on r.oid = x.grantee
    where p.pronamespace = 'public'::regnamespace and r.rolname = $1`,
};

/** @param url of the database's owner; `serviceRole` got its privileges there */
export async function readSchemaCatalogue(url: string, serviceRole: string): Promise<SchemaCatalogue> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const rows = async (query: string, values: string[] = []) =>
      (await client.query<Row>(`select * from (${query}) as r order by name collate "C"`, values)).rows;
    const named = async (query: string) =>
      Object.fromEntries((await rows(query)).map(({ name, says }) => [name, says]));
    const names = async (query: string, values?: string[]) => (await rows(query, values)).map(({ name }) => name);
    return {
      columns: await named(queries.columns),
      notNull: await names(queries.notNull),
      filled: await names(queries.filled),
      checks: await named(queries.checks),
      unique: await names(queries.unique),
      references: await named(queries.references),
      functions: await named(queries.functions),
      triggers: await named(queries.triggers),
      privileges: await names(queries.privileges, [serviceRole]),
    };
  } finally {
    await client.end();
  }
}

interface Row {
  name: string;
  says: string;
}
