import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from 'kysely';
import { expect, expectTypeOf, test } from 'vitest';
import { camel } from './columns.ts';
import type { Schema } from './schema.ts';

const db = new Kysely<Schema>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (kysely) => new PostgresIntrospector(kysely),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
});

const tickets = db
  .selectFrom('repair_ticket as t')
  .leftJoin('officer as o', 'o.badge_no', 't.reported_by')
  .select([...camel('t', 'repair_ticket_id', 'reported_at', 'closed_at', 'note'), ...camel('o', 'unit_code')]);

test('columns come under the names that the program has for them', () => {
  expect(tickets.compile().sql).toBe(
    'select "t"."repair_ticket_id" as "repairTicketId", "t"."reported_at" as "reportedAt", ' +
      '"t"."closed_at" as "closedAt", "t"."note" as "note", "o"."unit_code" as "unitCode" ' +
      'from "repair_ticket" as "t" left join "officer" as "o" on "o"."badge_no" = "t"."reported_by"',
  );
});

test('each column keeps its type', () => {
  type Row = Awaited<ReturnType<typeof tickets.executeTakeFirstOrThrow>>;
  expectTypeOf<Row>().toEqualTypeOf<{
    repairTicketId: string;
    reportedAt: Date;
    closedAt: Date | null;
    note: string;
    unitCode: string | null;
  }>();
});

test('a column that the table lacks is refused', () => {
  // @ts-expect-error
  db.selectFrom('repair_ticket as t').select(camel('t', 'reported_on'));
});
