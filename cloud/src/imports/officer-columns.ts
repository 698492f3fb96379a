import { officerFields } from '@rollcall/shared/fields/officers';
import { columnKinds } from './column-kinds.ts';

/** The columns that say whom a row is about; `OfficerLookup` reads them. */
export const officerColumns = {
  badgeNo: columnKinds.badgeNo().required({
    zh: '警号',
    en: 'Badge no.',
    note: '应已登记。不足六位的数字，若补零后有此人，就是此人（Excel 会去掉开头的零）。',
    examples: ['100001'],
  }),
  name: columnKinds.name(officerFields.name.most).optional({
    zh: '姓名',
    en: 'Name',
    note: '可不填；填了就与警号核对，不一致时不导入。',
    examples: ['陈建国'],
  }),
};
