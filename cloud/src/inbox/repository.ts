import type { InboxEntry, InboxFilters, InboxKind, InboxSide } from '@rollcall/shared/resources/inbox';
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Database } from '../db/database.ts';
import type { Sort } from '../http/keyset.ts';
import { countQuery, entriesQuery, firstQuery, noEntries, type OfSource } from './entry-queries.ts';
import type { InboxReader } from './reader.ts';
import { inboxSources } from './sources.ts';

export type StoredEntry = Omit<InboxEntry, 'since'> & { since: Date };

export interface GroupCounts {
  side: InboxSide;
  kind: InboxKind;
  count: number;
  overdue: number;
  beforeFriday: number;
}

/** What is due first comes first, then what has waited longest. */
export const inboxSort: Sort = {
  direction: 'asc',
  keys: [
    { by: sql`coalesce(e."dueOn", '9999-12-31'::date)`, type: 'date' },
    { by: sql.ref('e.since'), type: 'timestamptz' },
    { by: sql.ref('e.id'), type: 'uuid' },
  ],
};

/** How many entries of each kind there are, of these sides; kinds without one aren't there. */
export async function countEntries(
  db: Database,
  reader: InboxReader,
  sides: readonly InboxSide[],
): Promise<GroupCounts[]> {
  const counts = sourcesOf(reader, ({ side }) => sides.includes(side)).map((source) => countQuery(source, reader));
  if (counts.length === 0) return [];
  const { rows } = await sql<GroupCounts>`
    select * from (${sql.join(counts, sql` union all `)}) as counted where count > 0
  `.execute(db);
  return rows;
}

/** The first entries of each of these groups. */
export async function selectFirstEntries(
  db: Database,
  reader: InboxReader,
  groups: readonly Pick<GroupCounts, 'side' | 'kind'>[],
  limit: number,
): Promise<StoredEntry[]> {
  const first = sourcesOf(reader, (source) =>
    groups.some(({ side, kind }) => side === source.side && kind === source.kind),
  ).map((source) => firstQuery(source, limit));
  if (first.length === 0) return [];
  const { rows } = await sql<StoredEntry>`
    select ${shown(reader)} from (${sql.join(first, sql` union all `)}) as e ${named} order by e.place
  `.execute(db);
  return rows;
}

/** The entries with these filters, in no order. */
export function entriesWith(db: Database, { side, kind, due }: InboxFilters, reader: InboxReader) {
  const wanted = sourcesOf(reader, (source) => source.side === side && (kind === undefined || source.kind === kind));
  const all = wanted.length === 0 ? noEntries : sql.join(wanted.map(entriesQuery), sql` union all `);
  const rows = sql<StoredEntry>`(select ${shown(reader)} from (${all}) as e ${named})`;
  let entries = db.selectFrom(rows.as('e')).selectAll('e');
  if (due === 'overdue') entries = entries.where('e.dueOn', '<', reader.today);
  if (due === 'before_friday') entries = entries.where('e.dueOn', '<=', reader.friday);
  return entries;
}

/** Findings that should have been answered, by unit: the rows of `GET findings?handling=overdue`. */
export async function countOverdueByUnit(
  db: Database,
  { today }: InboxReader,
): Promise<{ unitCode: string; unitName: string; overdue: number }[]> {
  return db
    .selectFrom('finding as f')
    .innerJoin('unit as u', 'u.unit_code', 'f.unit_code')
    .select(({ fn }) => ['f.unit_code as unitCode', 'u.name as unitName', fn.countAll<number>().as('overdue')])
    .where(sql<SqlBool>`f.handling = 'told' and f.answer_due_on < ${today}`)
    .groupBy(['f.unit_code', 'u.name'])
    .orderBy('overdue', 'desc')
    .orderBy('f.unit_code')
    .execute();
}

function sourcesOf(reader: InboxReader, wanted: (source: Pick<OfSource, 'side' | 'kind'>) => boolean): OfSource[] {
  return inboxSources.flatMap((source) => {
    const { side, kind } = source;
    const entries = wanted(source) ? source.select(reader) : undefined;
    return entries === undefined ? [] : [{ side, kind, ...entries }];
  });
}

/** The columns of an entry `e`, joined by `named`. Leave pauses whom it is about. */
function shown({ today, now }: InboxReader): RawBuilder<unknown> {
  return sql`e.side, e.kind, e.id, e.finding_id as "findingId", e.badge_no as "badgeNo", o.name as "officerName",
    e.unit_code as "unitCode", u.name as "unitName", e.due_on as "dueOn",
    e.side = 'must_do' and coalesce(e.due_on < ${today}, false) as overdue, e.since,
    exists (
      select from leave l
      where l.badge_no = e.badge_no and l.removed_at is null and l.starts_at <= ${now} and l.ends_at > ${now}
    ) as "onLeave", e.about`;
}

const named = sql`left join officer o on o.badge_no = e.badge_no left join unit u on u.unit_code = e.unit_code`;
