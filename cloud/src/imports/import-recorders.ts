import { lockMoves } from '../registry/move-review-repository.ts';
import { selectRecorders } from '../registry/recorder-repository.ts';
import { type RecorderToSave, recorderStore, saveRecorders } from '../registry/save-recorders.ts';
import { compareWithStored, countsOf } from '../registry/save-rows.ts';
import { recordersOut } from '../registry/tie-repository.ts';
import { listUnits } from '../registry/unit-repository.ts';
import { columnKinds } from './column-kinds.ts';
import { eachOnce } from './each-once.ts';
import { defineImport } from './import-definition.ts';
import { UnitLookup } from './unit-lookup.ts';

/** Recorders. */
export const importRecorders = defineImport({
  kind: 'recorders',
  access: 'registry.write',
  title: '执法记录仪',
  columns: {
    recorderSerial: columnKinds.serial().required({
      zh: '记录仪编号',
      en: 'Recorder serial',
      also: ['执法记录仪编号', '设备编号'],
      note: '唯一，与记录仪文件名中的编号一致。已有此编号的记录仪会被修改。',
      examples: ['K1A00001'],
    }),
    unit: columnKinds.reference().optional({
      zh: '所属单位',
      en: 'Unit',
      note: '单位代码或名称，应已登记。空着：新记录仪不属于任何单位，已有的不变。',
      examples: ['路面一中队'],
    }),
    state: columnKinds
      .choice([
        { value: 'normal', zh: '正常', en: 'Normal', also: ['完好'] },
        { value: 'faulty', zh: '故障', en: 'Faulty' },
        { value: 'in_repair', zh: '维修', en: 'In repair', also: ['维修中', '送修'] },
        { value: 'scrapped', zh: '报废', en: 'Scrapped' },
      ])
      .optional({ zh: '状态', en: 'State', note: '空着：新记录仪为正常，已有的不变。', examples: ['正常'] }),
    spare: columnKinds
      .choice([
        { value: 'yes', zh: '是', en: 'Yes', also: ['备机', 'true'] },
        { value: 'no', zh: '否', en: 'No', also: ['false'] },
      ])
      .optional({ zh: '备机', en: 'Spare', note: '是或否。空着：新记录仪不是备机，已有的不变。', examples: ['否'] }),
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
        ...(spare === undefined ? {} : { spare: spare === 'yes' }),
      };
    });
    return {
      ...countsOf(await compareWithStored(tx, recorderStore, wanted)),
      write: async (writing) => void (await saveRecorders(writing, wanted, by)),
    };
  },
});
