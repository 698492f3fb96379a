import type { InboxEntry, InboxKind, InboxSide } from '@rollcall/shared/resources/inbox';
import type { RawBuilder, SqlBool } from 'kysely';
import type { InboxReader } from './reader.ts';

/** One kind of entries: whose they are, and the query over what is open. */
export interface InboxSource {
  side: InboxSide;
  kind: InboxKind;
  /** Undefined: never for this reader. */
  select(reader: InboxReader): Entries | undefined;
}

/** The parts of a query of entries, as SQL. */
export interface Entries {
  /** What an entry leads to; of cases it isn't unique within `from`. */
  id: RawBuilder<unknown>;
  findingId?: RawBuilder<unknown>;
  /** Whom and which unit it is about. */
  badgeNo?: RawBuilder<unknown>;
  unitCode?: RawBuilder<unknown>;
  /** The last day on which it is in time, where it has a deadline. */
  dueOn?: RawBuilder<unknown>;
  since: RawBuilder<unknown>;
  about?: { [Name in keyof InboxEntry['about']]: RawBuilder<unknown> };
  from: RawBuilder<unknown>;
  where: readonly RawBuilder<SqlBool>[];
}
