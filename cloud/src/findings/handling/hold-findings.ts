import { findRecusals } from '../../auth/assert-not-recused.ts';
import type { DataScope } from '../../db/data-scope.ts';
import type { Transaction } from '../../db/database.ts';
import type { AppError } from '../../errors/app-error.ts';
import type { SignedIn } from '../../http/signed-in.ts';
import { findAnsweredByOneself } from './assert-not-answered.ts';
import { concernedBy, type HandledFinding } from './handled-finding.ts';
import { lockAllHandled, selectHeard, selectWaiting } from './repository.ts';

export type Decider = Pick<SignedIn, 'accountId' | 'username'> & { dataScope: DataScope };

/** A finding that somebody wants to decide about, held, and what bears on that. */
export interface HeldFinding {
  finding: HandledFinding;
  /** Why this person has no part in a decision about it. */
  recusal: AppError | undefined;
  /** This person answered it, or commented on it. */
  answeredByOneself: boolean;
  /** A decision about it waits for its second person. */
  waits: boolean;
  /** Somebody said something to it. */
  heard: boolean;
}

/** Those of these findings that are in sight of who decides, held until the end of the transaction, by their id. */
export async function holdFindings(
  tx: Transaction,
  who: Decider,
  findingIds: readonly string[],
  now: () => Date,
): Promise<{ held: Map<string, HeldFinding>; at: Date }> {
  const findings = await lockAllHandled(tx, findingIds, who.dataScope);
  const at = now();
  const recusalOf = await findRecusals(tx, who, findings.flatMap(concernedBy));
  const ids = findings.map(({ findingId }) => findingId);
  const [waiting, heard] = [await selectWaiting(tx, ids), await selectHeard(tx, ids)];
  const answered = await findAnsweredByOneself(tx, who, ids);
  const held = findings.map((finding): [string, HeldFinding] => [
    finding.findingId,
    {
      finding,
      recusal: recusalOf(concernedBy(finding)),
      answeredByOneself: answered.has(finding.findingId),
      waits: waiting.has(finding.findingId),
      heard: heard.has(finding.findingId),
    },
  ]);
  return { held: new Map(held), at };
}
