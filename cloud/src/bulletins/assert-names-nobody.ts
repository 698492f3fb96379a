import type { BulletinTexts } from '@rollcall/shared/bulletins/content';
import { findsReveals } from '@rollcall/shared/training/reveals';
import type { Transaction } from '../db/database.ts';
import { selectKnownPeople } from '../registry/known-people-repository.ts';
import { problem } from './problem.ts';

/**
 * What people write is sealed and locked, so a name in it could never be erased; and nobody is named but by a rule. Units, recorders
 * and plates may stand there.
 * @throws bulletin_text_names, which says what names somebody
 */
export async function assertNamesNobody(
  tx: Transaction,
  { comments, requirements, takenOff }: BulletinTexts,
): Promise<void> {
  const written = [...comments, ...requirements].map(({ text }) => text);
  const text = [...written, ...takenOff.map(({ reason }) => reason)].join('\n');
  const found = findsReveals(await selectKnownPeople(tx))(text);
  const fields = found
    .filter(({ kind }) => kind === 'officer' || kind === 'badge_no')
    .slice(0, 5)
    .map((reveal) => ({ path: 'texts', message: `names ${reveal.found}` }));
  if (fields.length > 0) throw problem('bulletin_text_names', { fields });
}
