import { isSamePerson, type PersonAccount } from './same-person.ts';

/** What one account did to another, and until when it counts. */
export interface Handling {
  accountId: string;
  handledBy: string;
  /** Made it or set its password, and so could have signed in with it. */
  knewPassword: boolean;
  until: Date;
}

/** Why an account can't be a second person: it is the same person's, or it could be until then. */
export type Bond = 'same' | Date;
export type Bonds = ReadonlyMap<string, Bond>;

interface Known {
  people: readonly PersonAccount[];
  handlings: readonly Handling[];
}

/**
 * The accounts that can't be the second person to what these accounts do.
 *
 * A person can be behind an account whose password that person knew, and behind every account that such an account made in its
 * turn: two accounts made by one administrator are no two people. So these handlings are followed from account to account,
 * in both directions. A change of role or holder gives no password: it counts between the two accounts alone.
 */
export function bondsOf(accountIds: readonly string[], { people, handlings }: Known): Bonds {
  const search = startSearch(accountIds, people);
  const both = handlings.flatMap(({ accountId, handledBy, ...handling }) => [
    { ...handling, from: accountId, to: handledBy },
    { ...handling, from: handledBy, to: accountId },
  ]);
  const changes = search.stepsBy(both.filter(({ knewPassword }) => !knewPassword));
  search.followAll(both.filter(({ knewPassword }) => knewPassword));
  for (const { to, untilMs } of changes) search.reach(to, untilMs);
  return search.bonds();
}

/** Who could be behind these accounts: their own people, and who knew their passwords, or those of their makers. */
export function makersOf(accountIds: readonly string[], { people, handlings }: Known): Bonds {
  const search = startSearch(accountIds, people);
  const known = handlings.filter(({ knewPassword }) => knewPassword);
  search.followAll(known.map(({ accountId, handledBy, until }) => ({ from: accountId, to: handledBy, until })));
  return search.bonds();
}

/** The strongest bond with any of these accounts. */
export function bondWith(bonds: Bonds, accountIds: readonly (string | null)[]): Bond | undefined {
  const held = accountIds.map((id) => (id === null ? undefined : bonds.get(id))).filter((bond) => bond !== undefined);
  if (held.includes('same')) return 'same';
  const ends = held.filter((bond) => bond instanceof Date).map((end) => end.getTime());
  return ends.length === 0 ? undefined : new Date(Math.max(...ends));
}

interface Way {
  from: string;
  to: string;
  until: Date;
}

/** A search from account to account for the way that lasts longest; a way lasts as long as its shortest part. */
function startSearch(accountIds: readonly string[], people: readonly PersonAccount[]) {
  const found = new Map<string, number>();
  const byId = new Map(people.map((person) => [person.accountId, person]));

  /** Says it of the account and of all others of the same person. @returns whether any of it is news */
  function reach(accountId: string, untilMs: number): boolean {
    const person = byId.get(accountId) ?? { accountId, badgeNo: null, name: null };
    const reached = [accountId, ...people.filter((one) => isSamePerson(one, person)).map((one) => one.accountId)];
    const news = reached.filter((id) => untilMs > (found.get(id) ?? 0));
    for (const id of news) found.set(id, untilMs);
    return news.length > 0;
  }

  /** Where these ways lead from the accounts that are reached by now. */
  function stepsBy(ways: readonly Way[]): { to: string; untilMs: number }[] {
    return ways.flatMap(({ from, to, until }) => {
      const untilMs = Math.min(found.get(from) ?? 0, until.getTime());
      return untilMs > (found.get(to) ?? 0) ? [{ to, untilMs }] : [];
    });
  }

  function followAll(ways: readonly Way[]): void {
    for (let news = true; news; ) news = stepsBy(ways).filter(({ to, untilMs }) => reach(to, untilMs)).length > 0;
  }

  for (const accountId of accountIds) reach(accountId, Infinity);
  return {
    reach,
    stepsBy,
    followAll,
    bonds: (): Bonds =>
      new Map([...found].map(([id, untilMs]) => [id, untilMs === Infinity ? 'same' : new Date(untilMs)])),
  };
}
