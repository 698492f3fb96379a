import { saveCustodies } from '../duty/save-custodies.ts';
import type { WantedCustody } from '../duty/wanted-custody.ts';
import { selectRecorders } from '../registry/recorder-repository.ts';
import { columnKinds } from './column-kinds.ts';
import { defineImport } from './import-definition.ts';
import { OfficerLookup } from './officer-lookup.ts';
import { tellCustodyObjections } from './tell-custody-objections.ts';

/** Who held, holds and will hold which recorder. */
export const importCustodies = defineImport({
  kind: 'custodies',
  title: '配备与领用',
  columns: {
    recorderSerial: columnKinds.serial().required({
      zh: '记录仪编号',
      en: 'Recorder serial',
      also: ['执法记录仪编号', '设备编号'],
      note: '应已登记。',
      examples: ['K1A00001'],
    }),
    badgeNo: columnKinds.badgeNo().required({
      zh: '警号',
      en: 'Badge no.',
      note: '应已登记。不足六位的数字，若补零后有此人，就是此人（Excel 会去掉开头的零）。',
      examples: ['100001'],
    }),
    name: columnKinds.name(50).optional({
      zh: '姓名',
      en: 'Name',
      note: '可不填；填了就与警号核对，不一致时不导入。',
      examples: ['陈建国'],
    }),
    basis: columnKinds
      .choice([
        { value: 'assignment', zh: '配备', en: 'Assignment', also: ['配发'] },
        { value: 'check_out', zh: '领用', en: 'Check-out' },
      ])
      .required({
        zh: '方式',
        en: 'Basis',
        note: '配备：长期发给个人。领用：按班次领用，期间优先于配备。',
        examples: ['配备'],
      }),
    heldFrom: columnKinds.moment().required({
      zh: '开始时间',
      en: 'Held from',
      note: '日期和时间；只有日期的，从零时起。同一记录仪、方式和开始时间的记录会被修改。',
      examples: ['2026-11-25 08:00', '2026-11-25'],
    }),
    heldUntil: columnKinds.moment().optional({
      zh: '结束时间',
      en: 'Held until',
      note: '日期和时间。空着：至今，没有结束。',
      examples: ['2026-11-25 20:00'],
    }),
  },
  async save(tx, rows, context) {
    const { problems, unitCode, faulty } = context;
    const badgeNos = [...rows, ...faulty].map(({ values }) => values.badgeNo);
    const officers = await OfficerLookup.create(tx, badgeNos, unitCode);
    const serials = [...rows, ...faulty].flatMap(({ values }) => values.recorderSerial ?? []);
    const recorders = new Map((await selectRecorders(tx, serials)).map((one) => [one.recorderSerial, one]));
    /** Rows that are saved have their recorder looked up then. */
    const tellOfRecorder = (row: number, { recorderSerial }: { recorderSerial?: string }) => {
      if (recorderSerial === undefined) return;
      const recorder = recorders.get(recorderSerial);
      const known = recorder && (unitCode === undefined || recorder.unitCode === unitCode);
      if (!known) problems.add({ row, column: 'recorderSerial' }, 'recorder_unknown');
    };
    const wanted: WantedCustody[] = [];
    const rowNumbers: number[] = [];
    for (const { number: row, values } of rows) {
      const officer = officers.find(values, problems, row);
      if (!officer) {
        tellOfRecorder(row, values);
        continue;
      }
      const { recorderSerial, basis, heldFrom, heldUntil = null } = values;
      wanted.push({ recorderSerial, badgeNo: officer.badgeNo, basis, heldFrom, heldUntil });
      rowNumbers.push(row);
    }
    for (const { number: row, values } of faulty) {
      officers.find(values, problems, row);
      tellOfRecorder(row, values);
    }
    const saved = await saveCustodies(tx, wanted, context);
    if (saved.outcome === 'saved') return saved;
    tellCustodyObjections(saved.objections, rowNumbers, problems);
    return { added: 0, changed: 0, unchanged: 0 };
  },
});
