import { type RawBuilder, sql } from 'kysely';
import { signedBy } from './signed-by.ts';

/**
 * Who decided a request, as it is shown: what was decided outside names the office and the document, `张局长 · 〔2026〕12号`.
 * @param request the alias of the request's table, which has `outside_decision_id`
 * @param decider the alias of the table `account`, joined by `decided_by`
 * @param outside the column that names what was decided outside
 */
export function decidedBy<Null extends null = never>(
  request: string,
  decider: string,
  outside = 'outside_decision_id',
): RawBuilder<string | Null> {
  return sql<string | Null>`coalesce(
    (select outside.decided_by || ' · ' || outside.document_no from outside_decision outside
      where outside.outside_decision_id = ${sql.ref(`${request}.${outside}`)}),
    ${signedBy<Null>(decider)})`;
}
