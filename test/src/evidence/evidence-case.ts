import type { FindingCode } from '@rollcall/shared/evidence/finding';
import type { UncheckedCode, VerdictState } from '@rollcall/shared/evidence/verdict';

/** A file of evidence, what is handed in beside it, and what every verifier must say of it. */
export interface EvidenceCase {
  /** Its file name; `export-…zip` or `dump-…jsonl`. */
  name: string;
  bytes: Buffer;
  root?: string;
  /** Witnesses' notes by file name. */
  witness?: Record<string, string>;
  /** Keys of witnesses that are handed in. */
  witnessKeys?: string[];
  state: VerdictState;
  /** The first bad entry, and what is wrong with it. */
  first?: string;
  code?: FindingCode;
  /** Unless it is broken: what can't be told, and whether a witness whose key was handed in stands for its history. */
  said?: UncheckedCode[];
  witnessed?: boolean;
}
