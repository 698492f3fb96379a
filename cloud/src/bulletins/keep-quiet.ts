import type { Database } from '../db/database.ts';
import { errors } from '../errors/errors.ts';
import type { SignedIn } from '../http/signed-in.ts';
import { personsNamed } from './named-in.ts';

/**
 * Whoever an issue named says whether a later one that clears him may name him again. Nobody says it for somebody else.
 * @throws not_found
 */
export async function keepQuiet(
  { db, now }: { db: Database; now: () => Date },
  session: Pick<SignedIn, 'badgeNo' | 'actingFor'>,
  { bulletinId, person, quiet }: { bulletinId: string; person: string; quiet: boolean },
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const found = await tx
      .selectFrom('bulletin_person as p')
      .innerJoin('bulletin as b', 'b.bulletin_id', 'p.bulletin_id')
      .select(['p.badge_no', 'b.content', 'b.texts'])
      .where('p.bulletin_id', '=', bulletinId)
      .where('p.person', '=', person)
      .where('b.state', '=', 'sealed')
      .executeTakeFirst();
    const isOneself = session.actingFor === null && found?.badge_no != null && found.badge_no === session.badgeNo;
    if (!found || !isOneself || !personsNamed(found.content, found.texts).includes(person)) {
      throw errors.notFound('The entry about you');
    }
    const of = { bulletin_id: bulletinId, person };
    if (quiet) {
      await tx
        .insertInto('bulletin_quiet')
        .values({ ...of, asked_at: now() })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    } else {
      await tx
        .deleteFrom('bulletin_quiet')
        .where('bulletin_id', '=', bulletinId)
        .where('person', '=', person)
        .execute();
    }
  });
}
