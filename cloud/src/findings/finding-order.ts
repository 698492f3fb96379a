import { kindsBySeverity } from '@rollcall/shared/http/finding-severity';
import type { FindingsQuery } from '@rollcall/shared/http/findings';
import { sql } from 'kysely';
import type { Sort, SortKey } from '../http/keyset.ts';

const found: SortKey = { by: sql.ref('f.found_at'), type: 'timestamptz' };
const id: SortKey = { by: sql.ref('f.finding_id'), type: 'uuid' };

/** The gravest is 0; then the evidence of a deletion, the strongest first. */
const severity = sql<number>`(
  4 * array_position(${sql.lit(`{${kindsBySeverity.join()}}`)}::text[], f.kind)
  + case f.grade when 'proved' then 0 when 'strong' then 1 when 'weak' then 2 else 0 end
)`;

const due: SortKey = { by: sql.ref('f.answer_due_on'), type: 'date' };

/** How findings are sorted. Of equally grave ones the first that was found comes first. */
export function findingOrder(sort: FindingsQuery['sort']): Sort {
  const direction = sort.startsWith('-') ? 'desc' : 'asc';
  const keys = keysOf(sort.replace('-', ''));
  return { name: sort, direction, keys };
}

function keysOf(by: string): Sort['keys'] {
  if (by === 'severity') return [{ by: severity, type: 'integer' }, found, id];
  return by === 'answerDueAt' ? [due, found, id] : [found, id];
}
