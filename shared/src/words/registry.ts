import { yesNoNames } from './common.ts';
import { custodyWords } from './custodies.ts';
import { defineWords } from './define-words.ts';
import { dutyTypeWords } from './duty-types.ts';
import { officerWords } from './officers.ts';
import { recorderWords } from './recorders.ts';
import { stationWords } from './stations.ts';
import { unitWords } from './units.ts';

export const registryWords = defineWords({
  title: { zh: '台账', en: 'Registry' },
  tabs: {
    officers: { zh: '人员', en: 'Officers' },
    recorders: { zh: '记录仪', en: 'Recorders' },
    custodies: { zh: '配备与领用', en: 'Custody' },
    units: { zh: '单位', en: 'Units' },
    'duty-types': { zh: '勤务类型', en: 'Duty types' },
    stations: { zh: '采集站', en: 'Stations' },
    'station-settings': { zh: '采集站设置', en: 'Station settings' },
    erases: { zh: '卡片擦除', en: 'Card erasing' },
    parameters: { zh: '规则参数', en: 'Parameters' },
  },
  import: { zh: '导入', en: 'Import' },
  reason: { zh: '理由', en: 'Reason' },
  reasonHint: { zh: '改动涉及已过去的时间时必须填写', en: 'Needed when the change touches time that has passed' },
  required: { zh: '请填写', en: 'Please fill in' },
  laterThanStart: { zh: '结束应晚于开始', en: 'Must be later than the start' },
  rules: {
    id: { zh: '只能用字母、数字和“-”', en: 'Letters, digits and - only' },
    serial: { zh: '只能用字母、数字、“-”和“_”', en: 'Letters, digits, - and _ only' },
    dutyType: {
      zh: '2 至 32 个小写字母、数字或“_”，以字母开头',
      en: '2 to 32 small letters, digits or _, a letter first',
    },
    reason: { zh: '2 至 500 个字', en: '2 to 500 characters' },
    upTo: {
      zh: (most: number) => `不超过 ${most} 个字`,
      en: (most: number) => `No more than ${most} characters`,
    },
    between: {
      zh: (least: number, most: number) => `${least} 至 ${most} 个字`,
      en: (least: number, most: number) => `${least} to ${most} characters`,
    },
    within: {
      zh: (least: number, most: number) => `应为 ${least} 至 ${most}`,
      en: (least: number, most: number) => `Must be ${least} to ${most}`,
    },
    date: { zh: '日期如 2026-12-01', en: 'A date such as 2026-12-01' },
    clock: { zh: '时间如 08:00', en: 'A time such as 08:00' },
    tooLong: {
      zh: (count: number) => `超出 ${count} 个字`,
      en: (count: number) => `${count} character${count === 1 ? '' : 's'} too long`,
    },
  },
  files: { zh: (count: number) => `${count} 段`, en: (count: number) => `${count} file${count === 1 ? '' : 's'}` },
  ...yesNoNames,
  officer: officerWords,
  recorder: recorderWords,
  custody: custodyWords,
  unit: unitWords,
  dutyType: dutyTypeWords,
  station: stationWords,
});
