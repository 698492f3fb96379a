import { createHash } from 'node:crypto';
import type { Observation } from '../duty/observations/observation.ts';
import { saveObservations } from '../duty/observations/save-observations.ts';
import { selectRecorders } from '../registry/recorder-repository.ts';
import { columnKinds } from './column-kinds.ts';
import { defineImport } from './import-definition.ts';
import { OfficerLookup } from './officer-lookup.ts';

/** "Just now" is a little in the past by the time it is imported; until then no reason is asked for. */
const graceMs = 10 * 60_000;

/** Who took and brought back which recorder, as it was written down. */
export const importObservations = defineImport({
  kind: 'observations',
  title: '领用与交回',
  columns: {
    kind: columnKinds
      .choice([
        { value: 'check_out', zh: '领用', en: 'Taken' },
        { value: 'check_in', zh: '交回', en: 'Brought back', also: ['归还'] },
      ])
      .required({ zh: '事项', en: 'What', note: '一行一次领用或交回。', examples: ['领用', '交回'] }),
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
    at: columnKinds.moment().required({
      zh: '时间',
      en: 'At',
      note: '日期和时间，不能晚于现在。同样的一行再导入一次不改变什么。',
      examples: ['2026-11-25 07:55'],
    }),
    spareFor: columnKinds.serial().optional({
      zh: '顶替',
      en: 'Stands in for',
      note: '领用备机时，填它顶替的记录仪编号。',
      examples: ['K1A00002'],
    }),
  },
  async save(tx, rows, { problems, unitCode, faulty, now, by, reason }) {
    const all = [...rows, ...faulty];
    const officers = await OfficerLookup.create(
      tx,
      all.map(({ values }) => values.badgeNo),
      unitCode,
    );
    const serials = all.flatMap(({ values }) => values.recorderSerial ?? []);
    const recorders = new Map((await selectRecorders(tx, serials)).map((one) => [one.recorderSerial, one]));
    const tellOfRecorder = (row: number, serial: string | undefined) => {
      const recorder = serial === undefined ? undefined : recorders.get(serial);
      const known = recorder && (unitCode === undefined || recorder.unitCode === unitCode);
      if (serial !== undefined && !known) problems.add({ row, column: 'recorderSerial' }, 'recorder_unknown');
    };
    const observations: Observation[] = [];
    const past: number[] = [];
    for (const { number: row, values } of rows) {
      const officer = officers.find(values, problems, row);
      tellOfRecorder(row, values.recorderSerial);
      const { kind, recorderSerial, at, spareFor = null } = values;
      if (at > now) problems.add({ row, column: 'at' }, 'in_the_future');
      if (at.getTime() < now.getTime() - graceMs) past.push(row);
      if (!officer) continue;
      const seen = { kind, recorderSerial, badgeNo: officer.badgeNo, at };
      const told = { stationId: null, spareFor, toldBy: by, toldAt: now };
      observations.push({ observationId: idOf(seen), ...seen, source: 'import', ...told });
    }
    for (const { number: row, values } of faulty) {
      officers.find(values, problems, row);
      tellOfRecorder(row, values.recorderSerial);
    }
    const [first] = past;
    // Once for the file: whoever gives a reason gives it for all rows.
    if (first !== undefined && reason === undefined) {
      problems.add({ row: first, column: 'at' }, 'reason_required', past.length);
    }
    if (problems.count > 0) return { added: 0, changed: 0, unchanged: 0 };
    const added = await saveObservations(tx, observations, { reason });
    return { added, changed: 0, unchanged: observations.length - added };
  },
});

/** The same line of a paper list is the same observation, however often it is imported. */
function idOf({ kind, recorderSerial, badgeNo, at }: Pick<Observation, 'kind' | 'recorderSerial' | 'badgeNo' | 'at'>) {
  const text = ['import', kind, recorderSerial, badgeNo, at.toISOString()].join(' ');
  const hex = createHash('sha256').update(text).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
