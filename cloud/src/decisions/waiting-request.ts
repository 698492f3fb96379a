import type { ViolationClass } from '@rollcall/shared/http/findings';
import type { Action } from '@rollcall/shared/http/permissions';
import type { FactSubject } from '@rollcall/shared/resources/facts';
import type { OutsideOutcome } from '@rollcall/shared/resources/outside-decisions';
import type { Acting } from '../auth/second-person.ts';
import type { Database, Transaction } from '../db/database.ts';

/** What the paper says was decided. */
export interface OnPaper {
  outcome: OutsideOutcome;
  violationClass: ViolationClass | null;
  badgeNos: readonly string[];
}

/** What was decided outside, as it is written. */
export interface DecidedOutside extends OnPaper {
  reason: string;
  outsideDecisionId: string;
  /** The account of who confirmed it. */
  by: string;
  /** The same, as facts name it. */
  username: string;
  /** Who decided it, with the document. */
  decidedBy: string;
  at: Date;
}

/** Something that somebody asked and somebody else decides, whatever it is. */
export interface WaitingRequest {
  /** In whose history the decision stands. */
  subject: FactSubject;
  /** Against which an appeal is. */
  findingId: string | null;
  /** Null: it is about several units. */
  unitCode: string | null;
  badgeNo: string | null;
  waits: boolean;
  /** The right to decide it. */
  action: Action;
  /**
   * The rule by which every decision about it is checked.
   * @param options.onlyOneself only whether the session is one whom it concerns
   * @throws AppError of status 403
   */
  assertMayDecide(
    db: Database | Transaction,
    session: Acting,
    now: Date,
    options?: { onlyOneself?: boolean },
  ): Promise<void>;
  /** Of what isn't decided by yes or no. @throws what a decision here would be refused for */
  assertFits?(decided: OnPaper, now: Date): void;
  /** Writes the decision, with what follows from it. Of a request that is held. */
  settle(tx: Transaction, decided: DecidedOutside): Promise<void>;
  /** What the fact of the decision tells of the request. */
  told: object;
}

/** What can be decided outside, of one kind. */
export interface RequestKind {
  find(db: Database | Transaction, requestId: string, now: Date): Promise<WaitingRequest | undefined>;
  /** The same, held until the end of the transaction. */
  lock(tx: Transaction, requestId: string, now: Date): Promise<WaitingRequest | undefined>;
}
