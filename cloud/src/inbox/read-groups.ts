import {
  type InboxEntry,
  type InboxGroup,
  type InboxGroups,
  type InboxSide,
  inboxGroupLimit,
  inboxKindSchema,
  inboxSideSchema,
} from '@rollcall/shared/resources/inbox';
import type { Database } from '../db/database.ts';
import type { SignedIn } from '../http/signed-in.ts';
import { readReader } from './reader.ts';
import {
  countEntries,
  countOverdueByUnit,
  type GroupCounts,
  type StoredEntry,
  selectFirstEntries,
} from './repository.ts';

/** The whole inbox: each kind with how many there are and the first of them. */
export async function readGroups(db: Database, session: SignedIn, now: Date): Promise<InboxGroups> {
  const reader = await readReader(db, session, now);
  const counts = await countEntries(db, reader, inboxSideSchema.options);
  const entries = await selectFirstEntries(db, reader, counts, inboxGroupLimit);
  const seesAllUnits = reader.dataScopeFor('findings.read');
  const isOfAll =
    seesAllUnits !== undefined && seesAllUnits.unitCode === undefined && seesAllUnits.badgeNo === undefined;
  const groupsOf = (side: InboxSide): InboxGroup[] =>
    counts
      .filter((group) => group.side === side)
      .sort((one, other) => order.indexOf(one.kind) - order.indexOf(other.kind))
      .map(({ side: _side, ...group }) => ({
        ...group,
        entries: entries.filter((entry) => entry.side === side && entry.kind === group.kind).map(toEntry),
      }));
  return {
    today: reader.today,
    friday: reader.friday,
    counts: {
      ...sumOf(counts.filter(({ side }) => side === 'must_do')),
      waitingFor: sumOf(counts.filter(({ side }) => side === 'waiting_for')).mustDo,
      decided: sumOf(counts.filter(({ side }) => side === 'decided')).mustDo,
    },
    mustDo: groupsOf('must_do'),
    waitingFor: groupsOf('waiting_for'),
    decided: groupsOf('decided'),
    overdueByUnit: isOfAll ? await countOverdueByUnit(db, reader) : null,
  };
}

/** What the menu shows. */
export async function readCount(
  db: Database,
  session: SignedIn,
  now: Date,
): Promise<{ mustDo: number; overdue: number }> {
  const reader = await readReader(db, session, now);
  const { mustDo, overdue } = sumOf(await countEntries(db, reader, ['must_do']));
  return { mustDo, overdue };
}

export function toEntry({ since, ...entry }: StoredEntry): InboxEntry {
  return { ...entry, since: since.toISOString() };
}

const order = inboxKindSchema.options;

function sumOf(groups: readonly GroupCounts[]) {
  const sum = (key: 'count' | 'overdue' | 'beforeFriday') => groups.reduce((total, group) => total + group[key], 0);
  return { mustDo: sum('count'), overdue: sum('overdue'), beforeFriday: sum('beforeFriday') };
}
