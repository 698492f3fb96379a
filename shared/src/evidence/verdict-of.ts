import { equalBytes } from '../bytes/equal-bytes.ts';
import { toHex } from '../bytes/hex.ts';
import type { VerifierKey } from '../contract/signed-note.ts';
import { type Finding, mostFindings } from './finding.ts';
import type { ErasedFact, ProvedCode, Signer, UncheckedCode, Verdict } from './verdict.ts';

type Judged = Omit<Verdict, 'state' | 'findings' | 'findingCount' | 'erased' | 'erasedCount'> & {
  findings: readonly Finding[];
  /** Where not all are given. */
  findingCount?: number;
  erased: readonly ErasedFact[];
  erasedCount?: number;
};

/** The verdict that follows: nothing is proved by a file in which anything is wrong. */
export function verdictOf({ findings, erased, ...judged }: Judged): Verdict {
  const findingCount = judged.findingCount ?? findings.length;
  const erasedCount = judged.erasedCount ?? erased.length;
  const whole = erasedCount > 0 ? 'erased' : 'whole';
  return {
    ...judged,
    state: findingCount > 0 ? 'broken' : whole,
    findings: findings.slice(0, mostFindings),
    findingCount,
    erased: erased.slice(0, mostFindings),
    erasedCount,
    proved: findingCount > 0 ? [] : judged.proved,
  };
}

interface Trust {
  root: string | undefined;
  /** Who cosigned. */
  witnesses: readonly Signer[];
  /** Keys of witnesses that the file lists. */
  listed: readonly VerifierKey[];
  /** Keys of witnesses that were handed in beside the file. */
  givenKeys: readonly VerifierKey[];
  erased: number;
  /** Whether a note that was handed in says the same. */
  notesMatch: boolean;
}

/** What follows from signatures, and from what was handed in beside the file. */
export function provedOf({ root, witnesses, notesMatch }: Trust): ProvedCode[] {
  return [
    'ledger_signed',
    ...(root === undefined ? [] : (['root_matches'] as const)),
    ...(witnesses.some(({ keyGiven }) => keyGiven) ? (['witnessed'] as const) : []),
    ...(notesMatch ? (['witness_note_matches'] as const) : []),
  ];
}

/** What nobody can tell for want of something. */
export function uncheckedOf(trust: Trust): UncheckedCode[] {
  const { root, witnesses, listed, givenKeys, erased } = trust;
  const said: [UncheckedCode, boolean][] = [
    ['root_not_given', root === undefined],
    ['no_witness', witnesses.length === 0],
    // HQ wrote the list of witnesses: by keys of its own it could have signed in anybody's name.
    ['witness_keys_by_hq', witnesses.some(({ keyGiven }) => !keyGiven)],
    ['cosignature_absent', absentOf(trust).length > 0],
    [
      'given_witness_absent',
      givenKeys.some((key) => !witnesses.some((signer) => signer.keyGiven && isBy(signer, key))),
    ],
    [
      'witness_key_differs',
      givenKeys.some(
        (key) => listed.some(({ name }) => name === key.name) && !listed.some((other) => isSameKey(other, key)),
      ),
    ],
    ['payload_erased', erased > 0],
  ];
  return said.flatMap(([code, holds]) => (holds ? [code] : []));
}

/** Names of listed witnesses by whose key there is no cosignature. */
export function absentOf({ listed, witnesses }: Pick<Trust, 'listed' | 'witnesses'>): string[] {
  return listed.filter((key) => !witnesses.some((signer) => isBy(signer, key))).map(({ name }) => name);
}

function isBy(signer: Signer, { name, keyId }: VerifierKey): boolean {
  return signer.name === name && signer.keyId === toHex(keyId);
}

function isSameKey(one: VerifierKey, { name, publicKey }: VerifierKey): boolean {
  return one.name === name && equalBytes(one.publicKey, publicKey);
}
