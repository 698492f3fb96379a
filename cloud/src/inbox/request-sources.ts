import type { Action } from '@rollcall/shared/http/permissions';
import type { InboxKind } from '@rollcall/shared/resources/inbox';
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Sight } from '../db/sight.ts';
import { signedBy } from '../db/signed-by.ts';
import { type Asked, isAskedByOthers, isOwn, isRecent } from './conditions.ts';
import type { InboxReader } from './reader.ts';
import type { InboxSource } from './source.ts';

interface Request {
  kind: InboxKind;
  /** The right to decide it. */
  action: Action;
  /** Its table and what is joined to it. */
  from: RawBuilder<unknown>;
  id: RawBuilder<unknown>;
  findingId?: RawBuilder<unknown>;
  badgeNo?: RawBuilder<unknown>;
  unitCode?: RawBuilder<unknown>;
  text?: RawBuilder<unknown>;
  asked: Asked & { at: RawBuilder<unknown> };
  waits(reader: InboxReader): RawBuilder<SqlBool>;
  /** What becomes of it: the moment, the reason, and whether it was granted. Withdrawn ones are neither. */
  decided: {
    at: RawBuilder<unknown>;
    reason: RawBuilder<unknown>;
    granted: RawBuilder<SqlBool>;
    refused: RawBuilder<SqlBool>;
  };
  /** Which of them the reader may decide, beside that others asked; like the check of the decision. */
  mayDecide(reader: InboxReader, sight: Sight): readonly RawBuilder<SqlBool>[];
  /** Those that are told to the reader when they are decided, beside his own. */
  concerns?(reader: InboxReader): RawBuilder<SqlBool>;
}

/** A request as three kinds of entries: for who may decide it, for who asked, and what was decided. */
export function requestSources(request: Request): InboxSource[] {
  const { kind, action, asked, decided, text, from } = request;
  const by = signedBy('asker');
  const of = {
    id: request.id,
    ...(request.findingId === undefined ? {} : { findingId: request.findingId }),
    ...(request.badgeNo === undefined ? {} : { badgeNo: request.badgeNo }),
    ...(request.unitCode === undefined ? {} : { unitCode: request.unitCode }),
    from: sql`${from} left join account asker on asker.account_id = ${asked.by}`,
  };
  const why = text === undefined ? {} : { text };
  return [
    {
      side: 'must_do',
      kind,
      select(reader) {
        const sight = reader.sightFor(action);
        if (sight === undefined) return undefined;
        const where = [request.waits(reader), isAskedByOthers(asked, reader), ...request.mayDecide(reader, sight)];
        return { ...of, since: asked.at, about: { by, ...why }, where };
      },
    },
    {
      side: 'waiting_for',
      kind,
      select: (reader) => ({
        ...of,
        since: asked.at,
        about: why,
        where: [request.waits(reader), isOwn(asked, reader)],
      }),
    },
    {
      side: 'decided',
      kind,
      select(reader) {
        const { at, reason, granted, refused } = decided;
        const own = isOwn(asked, reader);
        const whose = request.concerns === undefined ? own : sql<SqlBool>`(${own} or ${request.concerns(reader)})`;
        const outcome = sql`case when ${granted} then 'granted' else 'refused' end`;
        const where = [isRecent(at, reader), sql<SqlBool>`(${granted} or ${refused})`, whose];
        return { ...of, since: at, about: { outcome, text: reason }, where };
      },
    },
  ];
}
