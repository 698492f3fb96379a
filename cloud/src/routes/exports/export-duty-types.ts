import type { DutyTypeRow } from '@rollcall/shared/http/duty-types';
import { z } from 'zod';
import { selectDutyTypes } from '../../duty/duty-type-repository.ts';
import { exportColumns } from './export-columns.ts';
import { defineExport } from './export-definition.ts';
import { words } from './words.ts';

const column = exportColumns<DutyTypeRow>();

export const exportDutyTypes = defineExport({
  table: 'duty-types',
  title: { zh: '勤务类型', en: 'duty-types' },
  access: 'registry.read',
  query: z.object({}),
  columns: [
    column.text('代码', 'Code', (dutyType) => dutyType.dutyType, 26),
    column.text('名称', 'Name', (dutyType) => dutyType.name, 22),
    column.word('录像要求', 'Recording', (dutyType) => dutyType.recordingRule, words.recordingRule),
    column.yesNo('已停用', 'Retired', (dutyType) => dutyType.retired),
  ],
  rows: ({ db }) => selectDutyTypes(db),
});
