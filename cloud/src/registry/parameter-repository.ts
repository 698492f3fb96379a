import { type Parameters, parametersSchema } from '@rollcall/shared/http/parameters';
import type { Database, Transaction } from '../db/database.ts';

/** The brigade's numbers as they count now: the newest version, defaults for what it doesn't set. */
export async function readParameters(db: Database | Transaction): Promise<Parameters> {
  const newest = await db
    .selectFrom('parameter_version')
    .select('parameters')
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  return parametersSchema.parse(newest?.parameters ?? {});
}
