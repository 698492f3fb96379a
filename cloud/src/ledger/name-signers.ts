import type { Database, Transaction } from '../db/database.ts';
import { signedBy } from '../db/signed-by.ts';

interface Entry {
  by: string | null;
  /** Null once it was erased. */
  detail: Record<string, unknown> | null;
}

/** What of a payload names an account by its user name. */
const signed = ['for', 'proposedBy', 'approvedBy'] as const;

/** Histories with the signatures of people instead of the user names that facts keep. What names no account stays as it is. */
export async function nameSigners<Row extends Entry>(
  db: Database | Transaction,
  history: readonly Row[],
): Promise<Row[]> {
  const told = history.flatMap(({ by, detail }) => [by, ...signed.map((key) => detail?.[key])]);
  const usernames = [...new Set(told.filter((name) => typeof name === 'string'))];
  if (usernames.length === 0) return [...history];
  const rows = await db
    .selectFrom('account as a')
    .select(['a.username', signedBy('a').as('signature')])
    .where('a.username', 'in', usernames)
    .execute();
  const signatures = new Map(rows.map(({ username, signature }) => [username, signature]));
  const named = (name: unknown) => (typeof name === 'string' ? (signatures.get(name) ?? name) : name);
  return history.map((entry) => {
    const by = entry.by === null ? null : (signatures.get(entry.by) ?? entry.by);
    const { detail } = entry;
    if (detail === null) return { ...entry, by };
    const names = signed.filter((key) => key in detail).map((key) => [key, named(detail[key])]);
    return { ...entry, by, detail: { ...detail, ...Object.fromEntries(names) } };
  });
}
