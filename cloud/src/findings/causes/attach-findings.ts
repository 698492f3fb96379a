import { findRecusals } from '../../auth/assert-not-recused.ts';
import type { Database } from '../../db/database.ts';
import { notifyLive } from '../../db/notify-live.ts';
import { errors } from '../../errors/errors.ts';
import { principalId } from '../../ledger/acting-for.ts';
import { appendFact, appendFacts } from '../../ledger/append-fact.ts';
import { eachRefused } from '../handling/each-refused.ts';
import { peopleOf } from '../handling/handled-finding.ts';
import { lockAllHandled } from '../handling/repository.ts';
import { problem } from './problem.ts';
import { insertUnderCause, selectUnderCause, updateDetached } from './repository.ts';
import { lockOwnCause, type Recorder } from './save-cause.ts';

interface Deps {
  db: Database;
  now: () => Date;
}

/**
 * Puts findings under a cause: all of them, or none. It decides nothing, so a leader who is liable may; whom a finding is about
 * may not. @throws not_found, cause_of_other_unit, attach_refused
 */
export async function attachFindings(
  { db, now }: Deps,
  who: Recorder,
  causeId: string,
  findingIds: readonly string[],
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const findings = await lockAllHandled(tx, findingIds, who.dataScope);
    const { title } = await lockOwnCause(tx, who, causeId);
    const at = now();
    const recusalOf = await findRecusals(tx, who, findings.flatMap(peopleOf), { onlyOneself: true });
    const underCause = await selectUnderCause(tx, findingIds);
    const held = new Map(findings.map((finding) => [finding.findingId, finding]));
    const { passed, refused } = eachRefused(findingIds, (findingId) => {
      const finding = held.get(findingId);
      if (!finding) throw errors.notFound(`The finding ${findingId}`);
      const recusal = recusalOf(peopleOf(finding));
      if (recusal) throw recusal;
      if (underCause.has(findingId)) throw problem('has_cause');
      return finding;
    });
    if (refused.length > 0) throw problem('attach_refused', { extensions: { refused } });
    await insertUnderCause(tx, findingIds, { causeId, by: who.accountId, onBehalfOf: principalId(), at });
    await appendFacts(
      tx,
      findingIds.map((findingId) => ({
        type: 'finding_cause_attached',
        subject: `finding:${findingId}`,
        payload: { by: who.username, causeId, cause: title },
      })),
    );
    await notifyLive(tx, [{ topic: 'findings', unitCodes: [...new Set(passed.map(({ unitCode }) => unitCode))] }]);
  });
}

/** Takes a finding out of a cause. @throws not_found, cause_of_other_unit, recused, not_under_cause */
export async function detachFinding(
  { db, now }: Deps,
  who: Recorder,
  { causeId, findingId }: { causeId: string; findingId: string },
  reason: string,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const [finding] = await lockAllHandled(tx, [findingId], who.dataScope);
    if (!finding) throw errors.notFound(`The finding ${findingId}`);
    const { title } = await lockOwnCause(tx, who, causeId);
    const at = now();
    const people = peopleOf(finding);
    const recusal = (await findRecusals(tx, who, people, { onlyOneself: true }))(people);
    if (recusal) throw recusal;
    const by = who.accountId;
    if (!(await updateDetached(tx, { causeId, findingId, by, at, reason }))) throw problem('not_under_cause');
    await appendFact(tx, {
      type: 'finding_cause_detached',
      subject: `finding:${findingId}`,
      payload: { by: who.username, causeId, cause: title, reason },
    });
    await notifyLive(tx, [{ topic: 'findings', unitCodes: [finding.unitCode] }]);
  });
}
