import type { DutyTypeRow } from '@rollcall/shared/http/duty-types';
import { dutyTypeWords, recordingRuleNames } from '@rollcall/shared/words/duty-types';
import { exportTitles } from '@rollcall/shared/words/exports';
import { z } from 'zod';
import { selectDutyTypes } from '../../duty/duty-types/repository.ts';
import { exportColumns } from '../../http/export-columns.ts';
import { defineExport } from '../../http/export-definition.ts';

const column = exportColumns<DutyTypeRow>();

export const exportDutyTypes = defineExport({
  table: 'duty-types',
  title: exportTitles['duty-types'],
  access: 'registry.read',
  query: z.object({}),
  columns: [
    column.text(dutyTypeWords.code, (dutyType) => dutyType.dutyType, 26),
    column.text(dutyTypeWords.name, (dutyType) => dutyType.name, 22),
    column.word(dutyTypeWords.rule, (dutyType) => dutyType.recordingRule, recordingRuleNames),
    column.yesNo(dutyTypeWords.retired, (dutyType) => dutyType.retired),
  ],
  rows: ({ db }) => selectDutyTypes(db),
});
