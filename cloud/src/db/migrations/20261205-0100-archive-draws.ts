// What is needed to go on with the chain of draws after a restore: a draw's batches lie with it, and its tables may name what the
// restored database lacks.
import { type Kysely, sql } from 'kysely';

const toFacts = Object.entries({
  check_item: ['fact_id', 'excluded_fact_id'],
  draw: ['fixed_fact_id', 'announced_fact_id', 'closed_fact_id', 'finished_fact_id'],
  draw_station: ['asked_fact_id', 'committed_fact_id', 'revealed_fact_id'],
  draw_batch: ['fact_id'],
}).flatMap(([table, columns]) => columns.map((column) => ({ table, column })));

export async function up(db: Kysely<unknown>): Promise<void> {
  // In the archive, too: stations need not send again what they said of draws.
  await sql`alter table draw_batch add column jws text`.execute(db);
  await sql`
    update draw_batch d set jws = b.jws from station_batch b
    where b.station_id = d.station_id and b.incarnation = d.incarnation and b.last_seq = d.last_seq
  `.execute(db);
  await sql`alter table draw_batch alter column jws set not null`.execute(db);
  // A fact that was recorded between a restore and the recovery gets another number.
  for (const { table, column } of toFacts) {
    await sql`
      alter table ${sql.table(table)} drop constraint ${sql.ref(`${table}_${column}_fkey`)},
        add foreign key (${sql.ref(column)}) references fact on update cascade
    `.execute(db);
  }
  // A station that was enrolled after the backup.
  await sql`alter table draw_station drop constraint draw_station_station_id_fkey`.execute(db);
  // Of an officer whom the restored database doesn't know, until the officer is entered again.
  await sql`alter table check_item alter column badge_no drop not null`.execute(db);
  await sql`create index check_item_unnamed on check_item (tag) where badge_no is null`.execute(db);
}
