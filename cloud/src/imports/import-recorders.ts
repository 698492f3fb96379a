import { recorderFields as fields } from '@rollcall/shared/fields/recorders';
import { recorderImport } from '@rollcall/shared/words/recorders';
import { lockMoves } from '../registry/move-review-repository.ts';
import { selectRecorders } from '../registry/recorder-repository.ts';
import { type RecorderToSave, recorderStore, saveRecorders } from '../registry/save-recorders.ts';
import { compareWithStored } from '../registry/save-rows.ts';
import { recordersOut } from '../registry/tie-repository.ts';
import { listUnits } from '../registry/unit-repository.ts';
import { columnOf } from './column-kinds.ts';
import { eachOnce } from './each-once.ts';
import { defineImport, outcomesByKey } from './import-definition.ts';
import { UnitLookup } from './unit-lookup.ts';

/** Recorders. */
export const importRecorders = defineImport({
  kind: 'recorders',
  access: 'registry.write',
  title: '执法记录仪',
  columns: {
    recorderSerial: columnOf(fields.recorderSerial, recorderImport.recorderSerial),
    unit: columnOf(fields.unitCode, recorderImport.unit),
    state: columnOf(fields.state, recorderImport.state),
    spare: columnOf(fields.spare, recorderImport.spare),
  },
  lock: lockMoves,
  async plan(tx, rows, { problems, faulty, now, ...by }) {
    const units = new UnitLookup(await listUnits(tx));
    const once = eachOnce(rows, 'recorderSerial', ({ values }) => values.recorderSerial, problems);
    for (const { number: row, values } of faulty) {
      if (values.unit !== undefined) units.find(values.unit, problems, { row, column: 'unit' });
    }
    const serials = once.map(({ values }) => values.recorderSerial);
    const known = await selectRecorders(tx, serials);
    const scrapped = new Set(known.flatMap((one) => (one.state === 'scrapped' ? [one.recorderSerial] : [])));
    const out = await recordersOut(tx, serials, now);
    const wanted = once.map(({ number: row, values }): RecorderToSave => {
      const { recorderSerial, unit, state, spare } = values;
      const unitCode = unit === undefined ? undefined : units.find(unit, problems, { row, column: 'unit' });
      if (scrapped.has(recorderSerial)) {
        if (state !== 'scrapped') problems.add({ row, column: 'recorderSerial' }, 'recorder_code_scrapped');
      } else if (state === 'scrapped' && out.has(recorderSerial)) {
        problems.add({ row, column: 'state' }, 'recorder_is_out');
      }
      return {
        recorderSerial,
        ...(unitCode === undefined ? {} : { unitCode }),
        ...(state === undefined ? {} : { state }),
        ...(spare === undefined ? {} : { spare }),
      };
    });
    const rowOf = new Map(once.map(({ number: row, values }) => [values.recorderSerial, row]));
    return {
      outcomes: outcomesByKey(await compareWithStored(tx, recorderStore, wanted), recorderStore.keyOf, rowOf),
      write: async (writing) => void (await saveRecorders(writing, wanted, by)),
    };
  },
});
