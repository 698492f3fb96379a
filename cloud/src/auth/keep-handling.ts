import type { Transaction } from '../db/database.ts';
import { findAccountId } from './account-repository.ts';
import { insertHandlings, selectAdministrators, selectPeople } from './person-repository.ts';
import { isSamePerson } from './same-person.ts';
import { findBonds } from './second-person.ts';

/** Who does something to an account, by user name; nobody: a command at HQ, which makes nobody known. */
export interface Handler {
  by: string;
  at: Date;
}

/**
 * Keeps that somebody made an account, set its password or changed it, and so is no second person to it until its holder has
 * chosen his own password.
 * @returns what its fact says of that: `byOnePerson` where no other administrator who can sign in is a second person to who did it
 */
export async function keepHandling(
  tx: Transaction,
  accountId: string,
  { by, at }: Handler,
  { knewPassword }: { knewPassword: boolean },
): Promise<{ byOnePerson?: true }> {
  const handler = await findAccountId(tx, by);
  if (handler === undefined || handler === accountId) return {};
  const bonds = await findBonds(tx, { accountId: handler, actingFor: null });
  const others = (await selectAdministrators(tx)).filter((one) => one !== accountId && !bonds.has(one));
  const byOnePerson = others.length === 0;
  await insertHandlings(tx, { accountId, handledBy: [handler], knewPassword, byOnePerson, at });
  return byOnePerson ? { byOnePerson } : {};
}

/** Call it before an account gets another holder: until the new one has chosen his password, it is the old one's, too. */
export async function keepOldHolder(tx: Transaction, accountId: string, at: Date): Promise<void> {
  const people = await selectPeople(tx);
  const old = people.find((person) => person.accountId === accountId);
  if (old === undefined) return;
  const others = people.filter((person) => isSamePerson(person, old)).map((person) => person.accountId);
  await insertHandlings(tx, { accountId, handledBy: others, knewPassword: true, at });
}
