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

/** What one account did to another, whose holder hasn't chosen a password since. */
export interface Handling {
  accountId: string;
  handledBy: string;
  /** Made it or set its password, and so can sign in with it. */
  knewPassword: boolean;
}

/** Why an account can't be a second person: it is the same person's, or may be until the handled one's holder chooses a password. */
export type Bond = 'same' | 'handled';
export type Bonds = ReadonlyMap<string, Bond>;

interface Known {
  people: readonly PersonAccount[];
  handlings: readonly Handling[];
}

/**
 * The accounts that can't be the second person to what these accounts do.
 *
 * A person can be behind an account whose password that person knows, and behind every account that such an account made in its
 * turn: two accounts made by one administrator are no two people. So these handlings are followed from account to account,
 * in both directions. A change of role or holder gives no password: it counts between the two accounts alone.
 */
export function bondsOf(accountIds: readonly string[], { people, handlings }: Known): Bonds {
  const search = startSearch(accountIds, people);
  const both = handlings.flatMap(({ accountId, handledBy, knewPassword }) => [
    { knewPassword, from: accountId, to: handledBy },
    { knewPassword, from: handledBy, to: accountId },
  ]);
  const changed = search.stepsBy(both.filter(({ knewPassword }) => !knewPassword));
  search.followAll(both.filter(({ knewPassword }) => knewPassword));
  for (const accountId of changed) search.reach(accountId, 'handled');
  return search.bonds;
}

/** Who could be behind these accounts: their own people, and who knows their passwords, or those of their makers. */
export function makersOf(accountIds: readonly string[], { people, handlings }: Known): Bonds {
  const search = startSearch(accountIds, people);
  const known = handlings.filter(({ knewPassword }) => knewPassword);
  search.followAll(known.map(({ accountId, handledBy }) => ({ from: accountId, to: handledBy })));
  return search.bonds;
}

/** The strongest bond with any of these accounts. */
export function bondWith(bonds: Bonds, accountIds: readonly (string | null)[]): Bond | undefined {
  const held = accountIds.map((id) => (id === null ? undefined : bonds.get(id)));
  return held.includes('same') ? 'same' : held.find((bond) => bond !== undefined);
}

interface Way {
  from: string;
  to: string;
}

/** A search from account to account. */
function startSearch(accountIds: readonly string[], people: readonly PersonAccount[]) {
  const bonds = new Map<string, Bond>();
  const byId = new Map(people.map((person) => [person.accountId, person]));

  /** Says it of the account and of all others of the same person. The first bond is the strongest. */
  function reach(accountId: string, bond: Bond): void {
    const person = byId.get(accountId) ?? { accountId, badgeNo: null, name: null };
    const reached = [accountId, ...people.filter((one) => isSamePerson(one, person)).map((one) => one.accountId)];
    for (const id of reached) if (!bonds.has(id)) bonds.set(id, bond);
  }

  /** The accounts to which these ways lead from those that are reached by now. */
  function stepsBy(ways: readonly Way[]): string[] {
    return ways.filter(({ from, to }) => bonds.has(from) && !bonds.has(to)).map(({ to }) => to);
  }

  function followAll(ways: readonly Way[]): void {
    for (let steps = stepsBy(ways); steps.length > 0; steps = stepsBy(ways)) {
      for (const accountId of steps) reach(accountId, 'handled');
    }
  }

  for (const accountId of accountIds) reach(accountId, 'same');
  return { reach, stepsBy, followAll, bonds: bonds as Bonds };
}
