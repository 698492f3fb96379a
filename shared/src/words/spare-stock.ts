import type { SpareStockRow } from '../resources/spare-stock.ts';
import { defineWords } from './define-words.ts';
import { defineColumns } from './list-columns.ts';

/** Of columns and of fields. */
const headings = {
  unit: { zh: '单位', en: 'Unit' },
  minimum: { zh: '最低数', en: 'Minimum' },
  free: { zh: '可用备机', en: 'Ready' },
} as const;

export const spareStockColumns = defineColumns<SpareStockRow>()([
  { key: 'unitName', kind: 'text', heading: headings.unit, width: 26, onPage: 'always' },
  { key: 'minimum', kind: 'number', heading: headings.minimum },
  {
    key: 'free',
    kind: 'number',
    heading: headings.free,
    tip: { zh: '状态正常、无人持有的备机', en: 'Spares that work and that nobody holds' },
  },
  { key: 'missing', kind: 'number', heading: { zh: '缺', en: 'Missing' } },
  { key: 'spares', kind: 'number', heading: { zh: '备机总数', en: 'All spares' } },
]);

/** How many spares each unit is to have, and has. */
export const spareStockWords = defineWords({
  ...headings,
  title: { zh: '备机最低数', en: 'Stock of spares' },
  below: { zh: '低于最低数', en: 'Below minimum' },
  all: { zh: '全部单位', en: 'All units' },
  missing: { zh: (count: number) => `缺 ${count} 台`, en: (count: number) => `${count} missing` },
  minimumHint: { zh: '0：不要求', en: '0: none is asked for' },
  belowLine: {
    zh: (units: number) => `备机低于最低数：${units} 个单位`,
    en: (units: number) => `Spares below minimum: ${units} ${units === 1 ? 'unit' : 'units'}`,
  },
  noSpareLine: {
    zh: (checks: number) => `今天岗前检查有故障而没有备机可换：${checks} 台`,
    en: (checks: number) => `Faults today for which no spare was free: ${checks}`,
  },
  empty: { zh: '没有单位', en: 'No units' },
  emptyHint: {
    zh: '没有低于最低数的单位。最低数点开单位设定。',
    en: 'No unit is below its minimum. Open a unit to set its minimum.',
  },
});

const spareStockFacts = {
  spare_minimum_set: { zh: '设定备机最低数', en: 'Minimum of spares set' },
} as const;

/** What histories, refusals and files show of it. */
export const shownOfSpareStock = {
  title: spareStockWords.title,
  subjects: { spare_stock: { zh: '备机', en: 'Spares' } },
  facts: spareStockFacts,
  details: { minimum: headings.minimum },
  values: {},
  problems: {},
};
