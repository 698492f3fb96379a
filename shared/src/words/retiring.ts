import { defineWords } from './define-words.ts';

/** Units, officers and recorders that are out of use. */
export const retiringWords = defineWords({
  unit: { zh: '已撤销', en: 'Retired' },
  officer: { zh: '已离岗', en: 'Left' },
  recorder: { zh: '已报废', en: 'Scrapped' },
  shown: { zh: '显示范围', en: 'Shown' },
  recordersInUse: { zh: '在用', en: 'In use' },
  withScrapped: { zh: '含已报废', en: 'With scrapped ones' },
});

/** Why something can't be retired yet, and that something is, by their code. */
export const retiringProblems = defineWords({
  unit_retired: {
    title: { zh: '该单位已撤销', en: 'The unit is retired' },
    nextStep: {
      zh: '请另选单位；如仍在用，请先在台账里恢复该单位。',
      en: 'Choose another unit, or first bring this one back into use.',
    },
  },
  unit_has_units: {
    title: { zh: '该单位还有下级单位，不能撤销', en: 'Units that are in use belong to this unit' },
    nextStep: {
      zh: '请先撤销下列下级单位，或改隶其他单位。',
      en: 'First retire these units, or put them below another one.',
    },
  },
  unit_has_officers: {
    title: { zh: '该单位还有在岗人员，不能撤销', en: 'Officers still serve in this unit' },
    nextStep: {
      zh: '请先把下列人员调到其他单位，或登记离岗日期。',
      en: 'First move these officers to another unit, or enter the day on which they leave.',
    },
  },
  unit_has_recorders: {
    title: { zh: '该单位名下还有执法记录仪，不能撤销', en: 'Recorders still belong to this unit' },
    nextStep: {
      zh: '请先把下列记录仪划给其他单位，或登记报废。',
      en: 'First give these recorders to another unit, or scrap them.',
    },
  },
  unit_has_stations: {
    title: { zh: '该单位还有采集站，不能撤销', en: 'Stations still belong to this unit' },
    nextStep: {
      zh: '请先由运维人员把下列采集站划归其他单位，或予以吊销。',
      en: 'First have these stations moved to another unit (`rollcall seed`) or revoked (`rollcall station revoke`).',
    },
  },
  officer_has_shifts: {
    title: { zh: '离岗日期当天或之后还有班次', en: 'The officer is on the roster on that day or later' },
    nextStep: {
      zh: '请先取消下列班次或改派他人，或更正离岗日期。',
      en: 'First cancel these shifts or give them to somebody else, or correct the day.',
    },
  },
  officer_has_recorders: {
    title: { zh: '离岗日期当天或之后仍持有执法记录仪', en: 'The officer holds recorders on that day or later' },
    nextStep: {
      zh: '请先登记下列记录仪的交回时间，再登记离岗。',
      en: 'First enter when these recorders were handed in.',
    },
  },
  officer_leads: {
    title: { zh: '该人员仍是他人的责任领导', en: 'The officer still leads others' },
    nextStep: {
      zh: '请先为下列人员另定责任领导，再登记离岗。',
      en: 'First name another leader for these officers.',
    },
  },
  recorder_is_out: {
    title: { zh: '该记录仪还在他人手中，不能报废', en: 'Somebody still holds this recorder' },
    nextStep: {
      zh: '请先登记交回，或结束配备，再报废。',
      en: 'First enter that it was handed in, or end the assignment.',
    },
  },
});
