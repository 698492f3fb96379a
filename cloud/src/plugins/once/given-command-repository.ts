import type { Database } from '../../db/database.ts';

const keptMs = 24 * 60 * 60_000;

export interface GivenCommand {
  commandSha256: Buffer;
  askedSha256: Buffer;
}

/** Notes that a command runs, and forgets those that are older than a day. @returns false when it was given before */
export async function claimCommand(db: Database, { commandSha256, askedSha256 }: GivenCommand, now: Date) {
  await db
    .deleteFrom('given_command')
    .where('given_at', '<', new Date(now.getTime() - keptMs))
    .execute();
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('given_command')
    .values({ command_sha256: commandSha256, asked_sha256: askedSha256, given_at: now })
    .onConflict((conflict) => conflict.column('command_sha256').doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

export async function findCommand(db: Database, commandSha256: Buffer) {
  return db
    .selectFrom('given_command')
    .select(['asked_sha256 as askedSha256', 'given_at as givenAt', 'status', 'sealed_answer as sealedAnswer'])
    .where('command_sha256', '=', commandSha256)
    .executeTakeFirst();
}

export async function saveAnswer(
  db: Database,
  commandSha256: Buffer,
  { status, sealedAnswer }: { status: number; sealedAnswer: Buffer },
): Promise<void> {
  await db
    .updateTable('given_command')
    .set({ status, sealed_answer: sealedAnswer })
    .where('command_sha256', '=', commandSha256)
    .execute();
}

/** It did nothing: the same key may be used again. */
export async function forgetCommand(db: Database, commandSha256: Buffer): Promise<void> {
  await db.deleteFrom('given_command').where('command_sha256', '=', commandSha256).execute();
}
