import { createHash, randomBytes } from 'node:crypto';
import type { Database } from '../db/database.ts';
import { errors } from '../errors/errors.ts';
import { appendFact } from '../ledger/append-fact.ts';
import {
  findSourceOfToken,
  lockActivitySource,
  saveActivitySource,
  saveRevocation,
  touchActivitySource,
} from './activity-source-repository.ts';

const tokenBytes = 32;
/** `last_used_at` is written at most this often. */
const touchEveryMs = 60_000;

/**
 * Lets a system tell of activities.
 * @returns its token, which is kept nowhere else
 * @throws already_there when it has one that counts
 */
export async function addActivitySource(
  db: Database,
  { source, name }: { source: string; name: string },
  { by, now }: { by: string; now: Date },
): Promise<string> {
  // The beginning tells what it is where it is found.
  const token = `rca_${randomBytes(tokenBytes).toString('base64url')}`;
  await db.transaction().execute(async (tx) => {
    const saved = await saveActivitySource(tx, { source, name, tokenSha256: sha256(token), by, now });
    if (!saved) {
      throw errors.alreadyThere(
        `The source ${source}`,
        'Revoke its token first, or choose another name for the source.',
      );
    }
    await appendFact(tx, { type: 'activity_source_added', subject: subjectOf(source), payload: { source, name, by } });
  });
  return token;
}

/** Its token opens nothing from now on; what it told stays. @throws not_found */
export async function revokeActivitySource(
  db: Database,
  source: string,
  { by, reason, now }: { by: string; reason: string; now: Date },
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const found = await lockActivitySource(tx, source);
    if (!found || found.revoked_at) throw errors.notFound(`A token of the source ${source}`);
    await saveRevocation(tx, source, { by, now });
    await appendFact(tx, {
      type: 'activity_source_revoked',
      subject: subjectOf(source),
      payload: { source, name: found.name, by, reason },
    });
  });
}

/** The source whose token this is; undefined for no token that counts. */
export async function sourceOfToken(
  { db, now }: { db: Database; now: () => Date },
  token: string,
): Promise<string | undefined> {
  // Looked up by its hash: neither content nor length is told by the time it takes.
  const found = await findSourceOfToken(db, sha256(token));
  if (!found) return undefined;
  const at = now();
  if (at.getTime() - (found.lastUsedAt?.getTime() ?? 0) > touchEveryMs) await touchActivitySource(db, found.source, at);
  return found.source;
}

function subjectOf(source: string) {
  return `hq:activity-source-${source}` as const;
}

function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
