import { sql } from 'kysely';
import type { Transaction } from '../../db/database.ts';
import { notifyLive } from '../../db/notify-live.ts';
import type { Finding } from '../../findings/finding.ts';
import { selectFindingsOf } from '../../findings/finding-repository.ts';
import { planFindings } from '../../findings/plan-findings.ts';
import { saveFindings } from '../../findings/save-findings.ts';
import { appendFacts } from '../../ledger/append-fact.ts';
import { judgeInspection, speaksOfRecording } from './judge-inspection.ts';
import { saveJoined, selectJudged, selectTouched } from './repository.ts';

// A fault and the finding that states it are written by different people at the same time. Who writes a finding of missing footage
// holds this lock shared, who records an inspection takes it alone: one of them sees what the other wrote.
const lock = sql`hashtext('rollcall field inspections')`;

/** Before findings of missing footage are written. */
export async function holdInspections(tx: Transaction): Promise<void> {
  await sql`select pg_advisory_xact_lock_shared(${lock})`.execute(tx);
}

export async function lockInspections(tx: Transaction): Promise<void> {
  await sql`select pg_advisory_xact_lock(${lock})`.execute(tx);
}

/** After findings about missing footage changed: what they state is no finding of an inspection, and what they don't is one again. */
export async function reviewInspectionsOf(tx: Transaction, changed: readonly Finding[], asOf: Date): Promise<void> {
  await reviewInspections(tx, await selectTouched(tx, changed), asOf);
}

/** Looks at inspections anew: which finding states them, and what is left for one of their own. */
export async function reviewInspections(tx: Transaction, inspectionIds: readonly string[], asOf: Date): Promise<void> {
  if (inspectionIds.length === 0) return;
  const inspections = (await selectJudged(tx, inspectionIds)).map((one) => ({
    ...one,
    statedBy: !one.withdrawn && speaksOfRecording(one.items) ? one.statedBy : null,
  }));
  const judged = inspections.flatMap((one) => judgeInspection({ ...one, stated: one.statedBy !== null }));
  const subjects = inspectionIds.map((id) => `field_inspection:${id}`);
  const known = await selectFindingsOf(tx, { ruleKeys: ['field_inspection'], subjects });
  const changes = planFindings(judged, known);
  await saveFindings(tx, changes, { asOf });
  const moved = inspections.filter(({ statedBy, joinsFindingId }) => statedBy !== joinsFindingId);
  for (const { inspectionId, statedBy } of moved) await saveJoined(tx, inspectionId, statedBy);
  await appendFacts(
    tx,
    moved.map(({ inspectionId, statedBy, joinsFindingId }) => ({
      type: statedBy === null ? 'field_inspection_parted' : 'field_inspection_joined',
      subject: `field_inspection:${inspectionId}` as const,
      payload: { findingId: statedBy ?? joinsFindingId },
    })),
  );
  const unitCodes = [...new Set([...changes.map(({ finding }) => finding), ...moved].map(({ unitCode }) => unitCode))];
  if (unitCodes.length > 0) await notifyLive(tx, [{ topic: 'findings', unitCodes: unitCodes.sort() }]);
}
