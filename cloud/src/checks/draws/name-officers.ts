import { sql } from 'kysely';
import type { Transaction } from '../../db/database.ts';
import { officerTag } from './officer-tag.ts';

/**
 * Finds the officers behind tags that came back from the archive, as far as the database knows them: an officer who was entered after
 * the backup is found once entered again.
 */
export async function nameOfficers(tx: Transaction): Promise<void> {
  const unnamed = await tx.selectFrom('check_item').select('tag').distinct().where('badge_no', 'is', null).execute();
  if (unnamed.length === 0) return;
  const salts = await tx.selectFrom('officer_tag_salt').select('salt').execute();
  const officers = await tx.selectFrom('officer').select('badge_no').execute();
  const wanted = new Set(unnamed.map(({ tag }) => tag));
  const found = salts
    .flatMap(({ salt }) => officers.map(({ badge_no: badgeNo }) => ({ badgeNo, tag: officerTag(salt, badgeNo) })))
    .filter(({ tag }) => wanted.has(tag));
  await sql`
    update check_item i set badge_no = f."badgeNo"
    from json_to_recordset(${JSON.stringify(found)}::json) as f ("badgeNo" text, tag text)
    where i.tag = f.tag and i.badge_no is null
  `.execute(tx);
}
