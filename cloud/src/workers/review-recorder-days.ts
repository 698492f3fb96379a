import type { Database } from '../db/database.ts';
import { notifyLive } from '../db/notify-live.ts';
import { selectFindingsOf } from '../findings/finding-repository.ts';
import { planFindings } from '../findings/plan-findings.ts';
import { saveFindings } from '../findings/save-findings.ts';
import { judgeIntegrity } from '../reconcile/judge-integrity.ts';
import { dayRecordingRules, judgeRecorderDay, recorderDayRules } from '../reconcile/recorder-day/judge-recorder-day.ts';
import { readParameters } from '../registry/parameter-repository.ts';
import { selectIntegrityOf } from '../witnesses/integrity-repository.ts';
import { claimRecorderDays, saveRecorderDays } from '../witnesses/recorder-day-repository.ts';
import { readRecorderDays } from './read-recorder-days.ts';

/**
 * Looks at recorders' days that are marked and keeps what the rules say of them. Whatever changes something about a day locks
 * its row before it commits: it waits for this and marks the day once more, or its rows are seen here.
 * @returns how many days were looked at; 0: none was due
 */
export async function reviewRecorderDays(db: Database, options: { now: () => Date; limit: number }): Promise<number> {
  return db.transaction().execute(async (tx) => {
    const days = await claimRecorderDays(tx, options.now(), options.limit);
    if (days.length === 0) return 0;
    const asOf = options.now();
    const parameters = await readParameters(tx);
    const facts = await readRecorderDays(tx, days);
    const recordingIds = facts.flatMap(({ recordings }) => recordings.map(({ recordingId }) => recordingId));
    // What the store lost is found at once; whose it was may turn out later.
    const lost = await selectIntegrityOf(tx, recordingIds);
    const judged = [...facts.flatMap((one) => judgeRecorderDay(one, parameters)), ...lost.flatMap(judgeIntegrity)];
    const known = [
      ...(await selectFindingsOf(tx, {
        ruleKeys: recorderDayRules,
        subjects: days.map(({ recorderSerial, day }) => `recorder_day:${recorderSerial}:${day}`),
      })),
      ...(await selectFindingsOf(tx, {
        ruleKeys: dayRecordingRules,
        subjects: recordingIds.map((recordingId) => `recording:${recordingId}`),
      })),
      ...(await selectFindingsOf(tx, {
        ruleKeys: ['integrity'],
        subjects: lost.map(({ recordingId }) => `recording:${recordingId}`),
      })),
    ];
    const changes = planFindings(judged, known);
    await saveFindings(tx, changes, { asOf });
    await saveRecorderDays(tx, days, null);
    const unitCodes = [...new Set(changes.map(({ finding }) => finding.unitCode))].sort();
    if (unitCodes.length > 0) await notifyLive(tx, [{ topic: 'findings', unitCodes }]);
    return days.length;
  });
}
