/** An account as far as it tells whose it is. */
export interface PersonAccount {
  accountId: string;
  badgeNo: string | null;
  /** Of the officer, or the name that was given for an account without a badge number. */
  name: string | null;
}

/** Blanks, width, case, the dot within a name and characters without width don't make another person. */
const ignored = /[\s\u00B7\u2022\u2027\u30FB\u200B-\u200D\u2060\uFEFF.]/gu;

export function normalisedName(name: string): string {
  return name.normalize('NFKC').replace(ignored, '').toLowerCase();
}

/**
 * Whether two accounts are one person's: the same badge number, or the same name if at least one has no badge number. Two
 * badge numbers are two officers, whatever their names. An account that has neither is a person of its own.
 */
export function isSamePerson(one: PersonAccount, other: PersonAccount): boolean {
  if (one.accountId === other.accountId) return true;
  if (one.badgeNo !== null && other.badgeNo !== null) return one.badgeNo === other.badgeNo;
  if (one.name === null || other.name === null) return false;
  const name = normalisedName(one.name);
  return name !== '' && name === normalisedName(other.name);
}
