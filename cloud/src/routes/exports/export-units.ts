import { unitFields as fields } from '@rollcall/shared/fields/units';
import { type UnitRow, unitsQuerySchema } from '@rollcall/shared/http/units';
import { localDateOf } from '@rollcall/shared/rules/local-date';
import { exportTitles } from '@rollcall/shared/words/exports';
import { retiringWords } from '@rollcall/shared/words/retiring';
import { unitExportColumns } from '@rollcall/shared/words/units';
import { exportColumns } from '../../http/export-columns.ts';
import { defineExport } from '../../http/export-definition.ts';
import { parentsFirst } from '../../registry/parents-first.ts';
import { selectUnitRows } from '../../registry/unit-list-repository.ts';

const column = exportColumns<UnitRow>();

export const exportUnits = defineExport({
  table: 'units',
  title: exportTitles.units,
  access: 'registry.read',
  query: unitsQuerySchema,
  columns: [
    column.text(fields.unitCode.heading, (unit) => unit.unitCode),
    column.text(fields.name.heading, (unit) => unit.name, 26),
    column.word(fields.kind.heading, (unit) => unit.kind, fields.kind.choices),
    column.unit(fields.parentCode.label, (unit) => unit.parentCode),
    column.number(unitExportColumns.officers, (unit) => unit.officers),
    column.number(unitExportColumns.recorders, (unit) => unit.recorders),
    column.number(unitExportColumns.stations, (unit) => unit.stations),
    column.yesNo(retiringWords.unit, (unit) => unit.retired),
  ],
  rows: async ({ db, now }, { retired }, sight) =>
    parentsFirst(await selectUnitRows(db, { today: localDateOf(now()), retired, sight })),
});
