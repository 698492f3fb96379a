import { createHash, randomBytes } from 'node:crypto';
import { canonicalJson } from '@rollcall/shared/contract/canonical-json';
import type { Transaction } from '../../db/database.ts';

/** The salt of a year's tags, made when it is first needed. */
export async function saltOfYear(tx: Transaction, year: number): Promise<Buffer> {
  await tx
    .insertInto('officer_tag_salt')
    .values({ year, salt: randomBytes(32) })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const { salt } = await tx
    .selectFrom('officer_tag_salt')
    .select('salt')
    .where('year', '=', year)
    .executeTakeFirstOrThrow();
  return salt;
}

/** By what an item names its officer: nobody finds him by it without the salt, and he finds himself. */
export function officerTag(salt: Buffer, badgeNo: string): string {
  const text = canonicalJson({ type: 'officer-tag', salt: salt.toString('hex'), badgeNo });
  return createHash('sha256').update(text).digest('hex');
}
