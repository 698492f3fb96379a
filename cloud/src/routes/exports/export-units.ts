import type { UnitRow } from '@rollcall/shared/http/units';
import { localDateOf } from '@rollcall/shared/local-date';
import { z } from 'zod';
import { parentsFirst } from '../../registry/parents-first.ts';
import { selectUnitRows } from '../../registry/unit-list-repository.ts';
import { exportColumns } from './export-columns.ts';
import { defineExport } from './export-definition.ts';
import { words } from './words.ts';

const column = exportColumns<UnitRow>();

export const exportUnits = defineExport({
  table: 'units',
  title: { zh: '单位', en: 'units' },
  access: 'registry.read',
  query: z.object({}),
  columns: [
    column.text('单位代码', 'Unit code', (unit) => unit.unitCode),
    column.text('单位名称', 'Unit name', (unit) => unit.name, 26),
    column.word('类型', 'Kind', (unit) => unit.kind, words.unitKind),
    column.text('上级单位', 'Parent unit', (unit) => unit.parentCode),
    column.number('人员', 'Officers', (unit) => unit.officers),
    column.number('记录仪', 'Recorders', (unit) => unit.recorders),
    column.number('采集站', 'Stations', (unit) => unit.stations),
  ],
  rows: async ({ db, now }, _query, sight) =>
    parentsFirst(await selectUnitRows(db, { today: localDateOf(now()), sight })),
});
