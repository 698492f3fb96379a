import type { BulletinTexts } from '@rollcall/shared/bulletins/content';
import { sql } from 'kysely';
import type { Transaction } from '../db/database.ts';
import { problem } from './problem.ts';

/**
 * What people write is sealed and locked, so a name in it could never be erased; and nobody is named but by a rule.
 * @throws bulletin_text_names, which says what names somebody
 */
export async function assertNamesNobody(
  tx: Transaction,
  { comments, requirements, takenOff }: BulletinTexts,
): Promise<void> {
  const written = [...comments, ...requirements].map(({ text }) => text);
  const text = [...written, ...takenOff.map(({ reason }) => reason)].join('\n');
  const { rows } = await sql<{ found: string }>`
    select name as found from officer where length(name) > 1 and strpos(${text}, name) > 0
    union
    select badge_no from officer where regexp_replace(${text}, '[^0-9A-Za-z]+', ' ', 'g') ~ ('\\m' || badge_no || '\\M')
    order by 1
    limit 5
  `.execute(tx);
  if (rows.length === 0) return;
  const fields = rows.map(({ found }) => ({ path: 'texts', message: `names ${found}` }));
  throw problem('bulletin_text_names', { fields });
}
