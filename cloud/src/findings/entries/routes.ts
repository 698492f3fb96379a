import {
  type ConfirmedEntryRow,
  confirmedCountList,
  confirmedEntryList,
} from '@rollcall/shared/resources/confirmed-entries';
import {
  confirmedCountColumns,
  confirmedEntryColumns,
  confirmedEntryWords,
} from '@rollcall/shared/words/confirmed-entries';
import { serveList, serveWholeList } from '../../http/list.ts';
import type { ServedResource } from '../../http/served-resource.ts';
import type { FoundEntry } from './confirmed-entries.ts';
import { countEntries, type DecideTimes, entriesWith, entrySort, readDecideTimes } from './repository.ts';

export const servedConfirmedEntries: ServedResource = {
  lists: [
    serveList(confirmedEntryList, {
      title: confirmedEntryWords.title,
      columns: confirmedEntryColumns,
      sort: entrySort,
      select: async ({ db, now }, filters, { dataScope }) => {
        const { overdueUntil } = await readDecideTimes(db, now());
        return entriesWith(db, filters, { dataScope, overdueUntil });
      },
      readFor: ({ db, now }) => readDecideTimes(db, now()),
      toRow,
    }),
    serveWholeList(confirmedCountList, {
      title: confirmedEntryWords.countsTitle,
      columns: confirmedCountColumns,
      select: async ({ db, now }, { dataScope }, filters) => {
        const { overdueUntil } = await readDecideTimes(db, now());
        return countEntries(db, filters, { dataScope, overdueUntil });
      },
    }),
  ],
  routes: () => [],
};

function toRow(
  found: FoundEntry & { officer_name: string; unit_name: string },
  { today, untilOf }: DecideTimes,
): ConfirmedEntryRow {
  const decideUntil = found.consequence === 'undecided' ? untilOf(found.confirmed_at) : null;
  return {
    findingId: found.finding_id,
    badgeNo: found.badge_no,
    officerName: found.officer_name,
    role: found.role,
    unitCode: found.unit_code,
    unitName: found.unit_name,
    kind: found.kind,
    violationClass: found.violation_class,
    dutyDate: found.duty_date,
    confirmedAt: found.confirmed_at.toISOString(),
    confirmedBy: found.confirmed_by,
    consequence: found.consequence,
    ground: found.ground,
    caseId: found.case_id,
    decideUntil,
    overdue: decideUntil !== null && decideUntil < today,
  };
}
