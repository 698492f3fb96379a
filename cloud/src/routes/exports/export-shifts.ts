import { recordingRules } from '@rollcall/shared/fields/recording-rules';
import { type ShiftRow, shiftsQuerySchema } from '@rollcall/shared/http/shifts';
import { columnWords } from '@rollcall/shared/words/columns';
import { exportTitles } from '@rollcall/shared/words/exports';
import { rosterWords } from '@rollcall/shared/words/shifts';
import { type ShiftPlace, selectShifts } from '../../duty/shifts/repository.ts';
import { everyRow } from '../../http/every-row.ts';
import { exportColumns } from '../../http/export-columns.ts';
import { defineExport } from '../../http/export-definition.ts';
import { toShiftRow } from '../shifts/to-shift-row.ts';
import { writeBreaks } from './write-breaks.ts';

const column = exportColumns<ShiftRow>();

export const exportShifts = defineExport({
  table: 'shifts',
  title: exportTitles.shifts,
  access: 'shifts.read',
  query: shiftsQuerySchema,
  columns: [
    column.text(columnWords.badgeNo, (shift) => shift.badgeNo),
    column.text(columnWords.name, (shift) => shift.officerName),
    column.unit(columnWords.ofUnit, (shift) => shift.unitCode),
    column.date(columnWords.date, (shift) => shift.dutyDate),
    column.moment(columnWords.starts, (shift) => shift.startsAt),
    column.moment(columnWords.ends, (shift) => shift.endsAt),
    column.text(rosterWords.post, (shift) => shift.post, 30),
    column.text(rosterWords.dutyType, (shift) => shift.dutyTypeName),
    column.text(rosterWords.breaks, writeBreaks),
    column.text(columnWords.campaign, (shift) => shift.campaignName),
    column.text(rosterWords.recorder, (shift) => shift.plannedRecorderSerial),
    column.word(columnWords.recordingRule, (shift) => shift.recordingRule, recordingRules),
    column.length(columnWords.required, (shift) => shift.coverage?.requiredMs ?? null),
    column.length(columnWords.recorded, (shift) => shift.coverage?.recordedMs ?? null),
    column.length(columnWords.notInspected, (shift) => shift.coverage?.uninspectedMs ?? null),
    column.length(columnWords.missing, (shift) => shift.coverage?.missingMs ?? null),
    column.length(columnWords.explained, (shift) => shift.coverage?.explainedMs ?? null),
    column.length(columnWords.pending, (shift) => shift.coverage?.pendingMs ?? null),
    column.length(columnWords.notYet, (shift) => shift.coverage?.notYetMs ?? null),
    column.length(columnWords.exempt, (shift) => shift.coverage?.exemptMs ?? null),
  ],
  async *rows({ db, now }, query, sight) {
    const asOf = now();
    const select = ({ after, limit }: { after: ShiftPlace | undefined; limit: number }) =>
      selectShifts(db, query, { after, sight, now: asOf, limit });
    const placeOf = (last: Awaited<ReturnType<typeof select>>[number]) => ({
      startsAt: last.starts_at.toISOString(),
      shiftId: last.shift_id,
    });
    for await (const row of everyRow(select, placeOf)) yield toShiftRow(row);
  },
});
