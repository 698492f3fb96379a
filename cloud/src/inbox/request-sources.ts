import type { Action } from '@rollcall/shared/http/permissions';
import type { InboxKind } from '@rollcall/shared/resources/inbox';
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { DataScope } from '../db/data-scope.ts';
import { signedBy } from '../db/signed-by.ts';
import { isAskedByOthers, isOwn, isRecent } from './conditions.ts';
import type { InboxReader } from './reader.ts';
import type { InboxSource } from './source.ts';

/** A column as `table.column`, or what is made of some. */
type Column = string | RawBuilder<unknown>;

interface Request {
  kind: InboxKind;
  /** The right to decide it. */
  action: Action;
  /** Its table and what is joined to it. */
  from: RawBuilder<unknown>;
  id: string;
  findingId?: string;
  badgeNo?: Column;
  unitCode?: Column;
  text: string;
  /** On the page of which activity it is decided. */
  activityId?: string;
  /** What an officer claims who contests an activity. */
  claim?: string;
  asked: { by: string; onBehalfOf?: string; at: string };
  /** The column that says what became of it, and what it says. Withdrawn ones are neither granted nor refused. */
  state: { column: string; waits: string | null; granted: string; refused: string };
  /** When it was decided, and why: `decided_at` and `decision_reason` of its table unless said. */
  decided?: { at: Column; reason: Column };
  /** When one waits, where that isn't by its state alone. */
  waits?(reader: InboxReader): RawBuilder<SqlBool>;
  /** Which of them the reader may decide, beside that others asked; like the check of the decision. */
  mayDecide(reader: InboxReader, dataScope: DataScope): readonly RawBuilder<SqlBool>[];
  /** Those that are told to the reader when they are decided, beside his own. */
  concerns?(reader: InboxReader): RawBuilder<SqlBool>;
}

const of = (column: Column) => (typeof column === 'string' ? sql.ref(column) : column);

/** A request as three kinds of entries: for who may decide it, for who asked, and what was decided. */
export function requestSources({ kind, action, state, concerns, mayDecide, ...request }: Request): InboxSource[] {
  const { by, onBehalfOf, at } = request.asked;
  const asked = { by: of(by), ...(onBehalfOf === undefined ? {} : { onBehalfOf: of(onBehalfOf) }) };
  const [table] = state.column.split('.');
  const decided = request.decided ?? { at: `${table}.decided_at`, reason: `${table}.decision_reason` };
  const is = (value: string) => sql<SqlBool>`${of(state.column)} = ${sql.lit(value)}`;
  const waits = (reader: InboxReader) =>
    request.waits?.(reader) ?? (state.waits === null ? sql<SqlBool>`${of(state.column)} is null` : is(state.waits));
  const about = {
    text: of(request.text),
    ...(request.activityId === undefined ? {} : { activityId: of(request.activityId) }),
    ...(request.claim === undefined ? {} : { claim: of(request.claim) }),
  };
  const entry = {
    id: of(request.id),
    ...(request.findingId === undefined ? {} : { findingId: of(request.findingId) }),
    ...(request.badgeNo === undefined ? {} : { badgeNo: of(request.badgeNo) }),
    ...(request.unitCode === undefined ? {} : { unitCode: of(request.unitCode) }),
    from: sql`${request.from} left join account asker on asker.account_id = ${asked.by}`,
  };
  return [
    {
      side: 'must_do',
      kind,
      select(reader) {
        const dataScope = reader.dataScopeFor(action);
        if (dataScope === undefined) return undefined;
        const where = [waits(reader), isAskedByOthers(asked, reader), ...mayDecide(reader, dataScope)];
        return { ...entry, since: of(at), about: { by: signedBy('asker'), ...about }, where };
      },
    },
    {
      side: 'waiting_for',
      kind,
      select: (reader) => ({ ...entry, since: of(at), about, where: [waits(reader), isOwn(asked, reader)] }),
    },
    {
      side: 'decided',
      kind,
      select(reader) {
        const own = isOwn(asked, reader);
        const whose = concerns === undefined ? own : sql<SqlBool>`(${own} or ${concerns(reader)})`;
        const outcome = sql`case when ${is(state.granted)} then 'granted' else 'refused' end`;
        const where = [
          isRecent(of(decided.at), reader),
          sql<SqlBool>`(${is(state.granted)} or ${is(state.refused)})`,
          whose,
        ];
        return { ...entry, since: of(decided.at), about: { ...about, outcome, text: of(decided.reason) }, where };
      },
    },
  ];
}
