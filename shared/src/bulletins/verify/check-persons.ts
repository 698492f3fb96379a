import type { Checkpoint } from '../../contract/checkpoint.ts';
import { checkProvedFact } from '../../evidence/check-proved-fact.ts';
import type { EvidenceCrypto } from '../../evidence/evidence-crypto.ts';
import type { ProvedFact } from '../../evidence/export-form.ts';
import { erasuresEntry, nameErasureFactType, personsEntry, recoveryFactType } from '../package-form.ts';
import { commitmentOf } from '../person-commitment.ts';
import type { BulletinPerson, BulletinSeal } from '../seal.ts';
import type { Checks } from './checks.ts';

interface Sealed {
  seal: BulletinSeal;
  bulletinId: string;
  /** Where its sealing stands in the ledger. */
  index: number;
}

/**
 * Whose names are gone, by the facts that say so: erased one by one, or lost because HQ was restored from a backup that didn't know
 * the issue. Facts that prove nothing of it are refused.
 */
export function checkErasures(
  facts: readonly ProvedFact[],
  { seal, bulletinId, index }: Sealed,
  { checkpoint, check }: { checkpoint: Checkpoint | null; check: Checks },
  crypto: EvidenceCrypto,
): ReadonlySet<string> {
  const gone = new Set<string>();
  const sealed = new Set(seal.persons.map(({ person }) => person));
  let last = -1;
  for (const fact of facts) {
    const { findings } = checkProvedFact(fact, { checkpoint, entry: erasuresEntry }, crypto);
    for (const { code, entry } of findings) check.fault('persons', code, entry);
    if (fact.index <= last) check.fault('persons', 'facts_out_of_order', erasuresEntry);
    last = fact.index;
    const { person, before, after } = fact.payload ?? {};
    if (
      fact.leaf.type === nameErasureFactType &&
      fact.subject === `bulletin:${bulletinId}` &&
      sealed.has(`${person}`)
    ) {
      gone.add(`${person}`);
    } else if (
      fact.leaf.type === recoveryFactType &&
      typeof before === 'number' &&
      typeof after === 'number' &&
      before <= index &&
      index < after
    ) {
      for (const one of sealed) gone.add(one);
    } else check.fault('persons', 'wrong_fact', erasuresEntry);
  }
  return gone;
}

/**
 * Whether the persons are those that were sealed: each one with his salt, or gone by a fact.
 * @param isBound false: HQ made it before packages said what is in them, so a name can be missing without a reason
 * @returns the names that are proved
 */
export function checkPersons(
  persons: readonly BulletinPerson[] | null,
  {
    seal,
    gone,
    isBound,
    withheld,
  }: { seal: BulletinSeal; gone: ReadonlySet<string>; isBound: boolean; withheld: boolean },
  check: Checks,
  { sha256 }: Pick<EvidenceCrypto, 'sha256'>,
): Map<string, string> {
  const commitments = new Map(seal.persons.map(({ person, commitment }) => [person, commitment]));
  const names = new Map<string, string>();
  let last = 0;
  for (const one of persons ?? []) {
    const nr = Number(one.person.slice(1));
    const commitment = commitments.get(one.person);
    if (nr <= last) check.fault('persons', 'person_repeated', personsEntry);
    else if (commitment === undefined) check.fault('persons', 'person_unknown', personsEntry);
    else if (commitmentOf(one, sha256) !== commitment) check.fault('persons', 'person_differs', personsEntry);
    else names.set(one.person, one.name);
    last = Math.max(last, nr);
  }
  const given = new Set((persons ?? []).map(({ person }) => person));
  const missing = seal.persons.filter(({ person }) => !given.has(person) && !gone.has(person));
  if (isBound && !withheld && missing.length > 0) check.fault('persons', 'person_missing', personsEntry);
  if (withheld && persons) check.fault('persons', 'entry_unexpected', personsEntry);
  check.done('persons', persons || seal.persons.length === 0 ? 'holds' : 'gone');
  return names;
}
