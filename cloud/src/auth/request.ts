import type { ViolationClass } from '@rollcall/shared/http/findings';
import type { GivenGrounds } from '@rollcall/shared/http/handling';
import type { Action } from '@rollcall/shared/http/permissions';
import type { FactSubject, FactType } from '@rollcall/shared/resources/facts';
import type { OutsideOutcome } from '@rollcall/shared/resources/outside-decisions';
import { type DataScope, isInScope } from '../db/data-scope.ts';
import type { Database, Transaction } from '../db/database.ts';
import type { AppError } from '../errors/app-error.ts';
import { errors } from '../errors/errors.ts';
import type { SignedIn } from '../http/signed-in.ts';
import { appendFact } from '../ledger/append-fact.ts';
import { assertNotRecused } from './assert-not-recused.ts';
import { type Acting, assertSecondPerson } from './second-person.ts';

/**
 * Who has no part in deciding a request. Decisions here and on paper (`onlyOneself`) are checked by it; the inbox says the same in SQL
 * (`mayDecide` of its sources). Each entry bars every account of the person, and whoever acts for that person.
 */
export interface Barred {
  /** Accounts that asked, and for whom. Neither do they enter what a superior decided. */
  askers: readonly (string | null)[];
  /** What an asker is told. */
  own: () => AppError;
  /** Badge numbers: whom it is about, and who is liable for it. Who declared a conflict with one of them enters a paper only. */
  concerned: readonly string[];
  /** Accounts that decided, or found, what it is against. */
  before?: {
    accounts: readonly (string | null)[];
    /** What such a one is told. */
    refusal: () => AppError;
    /** What they may say all the same: it undoes what they did. */
    maySay?: 'granted' | 'refused';
    /** They enter no paper about it either. */
    alsoOnPaper?: true;
  };
  /** What no list says. @throws AppError of status 403 */
  besides?(tx: Database | Transaction, session: Acting, options: { onlyOneself: boolean }): Promise<void>;
}

/** What one person proposes and a second one agrees to: whoever proposed it, or did for another, can only take it back. */
export function secondTo(
  proposers: readonly (string | null)[],
  own: () => AppError,
  concerned: readonly string[] = [],
): Barred {
  return { askers: [], own, concerned, before: { accounts: proposers, refusal: own, maySay: 'refused' } };
}

/** What was decided, as it is written; with the grounds on which it lets somebody off. */
export interface Decided extends GivenGrounds {
  outcome: OutsideOutcome;
  reason: string;
  /** The account of who decides here, or confirms the paper. */
  by: string;
  /** The same, as facts name it. */
  username: string;
  at: Date;
  /** On a paper: its entry, and who decided it, with the document. */
  outside?: { outsideDecisionId: string; decidedBy: string };
  /** Of a finding, as the paper says. */
  violationClass?: ViolationClass | null;
  badgeNos?: readonly string[];
  /** Until when it is granted, where that is shorter than asked. */
  until?: Date;
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
  /** What is said of one that doesn't wait; `already_decided` unless said. */
  closed?: () => AppError;
  barred: Barred;
  /** What the fact of the decision tells of the request. */
  told: object | ((decided: Pick<Decided, 'outcome' | 'until' | keyof GivenGrounds>) => object);
  /** Where sight isn't by unit and officer alone. @throws not_found, of_other_unit */
  assertSeen?(dataScope: DataScope): void;
  /** Of what isn't decided by yes or no. @throws what a decision here would be refused for */
  assertFits?(decided: Omit<Decided, 'reason' | 'by' | 'username' | 'at'>, now: Date): void;
  /** Writes the decision, with what follows from it, after its fact. Of a request that is held. */
  settle(tx: Transaction, decided: Decided): Promise<void>;
}

/** A request against a finding. */
export type AboutFinding = WaitingRequest & { findingId: string };

/** One kind of request: how it is found, held and decided. docs/roles.md says which can be decided outside. */
export interface RequestKind<Request extends WaitingRequest = WaitingRequest> {
  /** As refusals call it: `The appeal`. */
  name: string;
  /** The right to decide it. */
  action: Action;
  /** Of a decision here; kinds without it have steps of their own. */
  facts?: { granted: FactType; refused?: FactType };
  find(db: Database | Transaction, requestId: string, now: Date): Promise<Request | undefined>;
  /** The same, held until the end of the transaction. */
  lock(tx: Transaction, requestId: string, now: Date): Promise<Request | undefined>;
}

interface MayDecideOptions {
  /** What is decided; left out where nobody has said yet. */
  outcome?: OutsideOutcome;
  /** For who enters a paper, which decides nothing: only whom it concerns has no part in it. */
  onlyOneself?: boolean;
}

/**
 * The rule by which every decision about a request is checked.
 * @throws AppError of status 403: the request's own refusals, recused, not_yet_second_person
 */
export async function assertMayDecide(
  tx: Database | Transaction,
  session: Acting,
  { barred }: Pick<WaitingRequest, 'barred'>,
  { outcome, onlyOneself = false }: MayDecideOptions = {},
): Promise<void> {
  const { askers, own, concerned, before } = barred;
  await assertSecondPerson(tx, session, askers, own);
  await assertNotRecused(tx, session, concerned, { onlyOneself });
  await barred.besides?.(tx, session, { onlyOneself });
  if (before === undefined || (onlyOneself && !before.alsoOnPaper)) return;
  if (outcome !== undefined && outcome === before.maySay) return;
  await assertSecondPerson(tx, session, before.accounts, before.refusal);
}

/**
 * Grants or refuses what somebody else asked.
 * @returns the request as it was
 * @throws not_found, already_decided, what bars the decider, and what the kind refuses
 */
export async function decideRequest<Request extends WaitingRequest>(
  { db, now }: { db: Database; now: () => Date },
  kind: RequestKind<Request> & Required<Pick<RequestKind, 'facts'>>,
  decider: Pick<SignedIn, 'accountId' | 'username' | 'actingFor'> & { dataScope: DataScope },
  requestId: string,
  { granted, reason, until, grounds }: { granted: boolean; reason: string; until?: Date; grounds?: GivenGrounds },
): Promise<Request> {
  return db.transaction().execute(async (tx) => {
    const at = now();
    const request = await kind.lock(tx, requestId, at);
    if (!request) throw errors.notFound(kind.name);
    if (request.assertSeen) request.assertSeen(decider.dataScope);
    else if (!isInScope(decider.dataScope, request)) throw errors.notFound(kind.name);
    const outcome = granted ? 'granted' : 'refused';
    await assertMayDecide(tx, decider, request, { outcome });
    if (!request.waits) throw request.closed?.() ?? errors.alreadyDecided();
    const { accountId: by, username } = decider;
    const decided: Decided = { outcome, reason, by, username, at, ...(until && { until }), ...grounds };
    const payload = { ...toldOf(request, decided), by: username, reason };
    const type = kind.facts[outcome];
    if (type === undefined) throw new Error(`${kind.name} is never ${outcome} here`);
    await appendFact(tx, { type, subject: request.subject, payload });
    await request.settle(tx, decided);
    return request;
  });
}

/** What the fact of the decision tells of the request. */
export function toldOf(
  { told }: Pick<WaitingRequest, 'told'>,
  decided: Pick<Decided, 'outcome' | 'until' | keyof GivenGrounds>,
): object {
  return typeof told === 'function' ? told(decided) : told;
}
