import { type Finding, mostFindings } from './finding.ts';
import type { ErasedFact, ProvedCode, UncheckedCode, Verdict } from './verdict.ts';

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
  /** How many cosigned the checkpoint. */
  witnesses: number;
  erased: number;
  /** Whether a note that was handed in says the same. */
  notesMatch: boolean;
}

/** What follows from signatures, and from what was handed in beside the file. */
export function provedOf({ root, witnesses, notesMatch }: Trust): ProvedCode[] {
  return [
    'ledger_signed',
    ...(root === undefined ? [] : (['root_matches'] as const)),
    ...(witnesses > 0 ? (['witnessed'] as const) : []),
    ...(notesMatch ? (['witness_note_matches'] as const) : []),
  ];
}

/** What nobody can tell for want of something. */
export function uncheckedOf({ root, witnesses, erased }: Trust): UncheckedCode[] {
  return [
    ...(root === undefined ? (['root_not_given'] as const) : []),
    // The list of witnesses is in the file, and HQ made the file.
    ...(witnesses > 0 ? (['witness_keys_by_hq'] as const) : (['no_witness'] as const)),
    ...(erased > 0 ? (['payload_erased'] as const) : []),
  ];
}
