import type { Transaction } from '../db/database.ts';
import { findAccountId } from './account-repository.ts';
import { apartMs, insertHandlings, selectPeople } from './person-repository.ts';
import { isSamePerson } from './same-person.ts';

/** Who does something to an account, by user name; nobody: a command at HQ, which makes nobody known. */
export interface Handler {
  by: string;
  at: Date;
}

/**
 * Keeps that somebody made an account, set its password or changed it, and so is no second person to it for a day.
 * @returns what its fact says of that: from when the two can be second persons to each other
 */
export async function keepHandling(
  tx: Transaction,
  accountId: string,
  { by, at }: Handler,
  { knewPassword }: { knewPassword: boolean },
): Promise<{ secondPersonFrom?: string }> {
  const handler = await findAccountId(tx, by);
  if (handler === undefined || handler === accountId) return {};
  await insertHandlings(tx, { accountId, handledBy: [handler], knewPassword, at });
  return { secondPersonFrom: new Date(at.getTime() + apartMs).toISOString() };
}

/** Call it before an account gets another holder: for a day it is still apart from the other accounts of the old one. */
export async function keepOldHolder(tx: Transaction, accountId: string, at: Date): Promise<void> {
  const people = await selectPeople(tx);
  const old = people.find((person) => person.accountId === accountId);
  if (old === undefined) return;
  const others = people.filter((person) => isSamePerson(person, old)).map((person) => person.accountId);
  await insertHandlings(tx, { accountId, handledBy: others, knewPassword: true, at });
}
