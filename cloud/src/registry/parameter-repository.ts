import { type Parameters, parametersSchema } from '@rollcall/shared/resources/parameters';
import type { Database, Transaction } from '../db/database.ts';
import { signatureOf } from '../db/signed-by.ts';

export interface ParameterVersion {
  /** 0: nobody has set any, the defaults count. */
  version: number;
  parameters: Parameters;
  setBy: string | null;
  setAt: Date | null;
}

/** The brigade's numbers as they count now: the newest version, defaults for what it doesn't set. */
export async function readParameters(db: Database | Transaction): Promise<Parameters> {
  return (await readParameterVersion(db)).parameters;
}

/** The same, with who set them when. */
export async function readParameterVersion(db: Database | Transaction): Promise<ParameterVersion> {
  const newest = await db
    .selectFrom('parameter_version')
    .select(['version', 'parameters', signatureOf('set_by').as('setBy'), 'set_at as setAt'])
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  const { version = 0, parameters = {}, setBy = null, setAt = null } = newest ?? {};
  return { version, parameters: parametersSchema.parse(parameters), setBy, setAt };
}

export async function insertParameterVersion(
  tx: Transaction,
  { parameters, reason, setBy, setAt }: { parameters: Parameters; reason: string; setBy: string; setAt: Date },
): Promise<void> {
  await tx
    .insertInto('parameter_version')
    .values({ parameters: JSON.stringify(parameters), reason, set_by: setBy, set_at: setAt })
    .execute();
}
