import type { FactSubject, FactType } from '@rollcall/shared/resources/facts';
import { sql } from 'kysely';
import type { Database } from '../db/database.ts';
import type { SignedIn } from '../http/signed-in.ts';
import { principalId } from './acting-for.ts';
import { appendFact } from './append-fact.ts';

/** A page asks again whenever something changes. Whoever looks at the same thing for longer leaves another trace. */
const lookLastsMs = 60 * 60_000;

/** Leaves a trace of what the legal office looks at: a fact for each opening, none for what a page asks again meanwhile, or a second tab. */
export async function noteLook(
  db: Database,
  session: SignedIn,
  { type, subject }: { type: FactType; subject: FactSubject },
  now: Date,
): Promise<void> {
  if (session.role !== 'legal') return;
  const { accountId, username: by } = session;
  const lastsUntil = new Date(now.getTime() + lookLastsMs);
  await db.transaction().execute(async (tx) => {
    // Of two at once one waits for the other's row, and finds that it lasts.
    const { rows } = await sql`
      insert into look as known (account_id, principal_id, subject, lasts_until)
      values (${accountId}, ${principalId() ?? accountId}, ${subject}, ${lastsUntil})
      on conflict (subject, account_id, principal_id) do update set lasts_until = excluded.lasts_until
        where known.lasts_until <= ${now}
      returning subject
    `.execute(tx);
    if (rows.length > 0) await appendFact(tx, { type, subject, payload: { by, accountId } });
  });
}
