import { campaignTypeNames } from './campaign-type-names.ts';
import { defineTexts } from './define-texts.ts';

export const campaignTexts = defineTexts({
  title: { zh: '专项整治', en: 'Campaigns' },
  add: { zh: '新增专项', en: 'Add a campaign' },
  edit: { zh: '专项整治', en: 'Campaign' },
  empty: { zh: '还没有专项整治', en: 'No campaigns yet' },
  emptyHint: {
    zh: '新增后，排班时就可以把班次归入专项。',
    en: 'Once there is one, shifts of the roster can belong to it.',
  },
  name: { zh: '名称', en: 'Name' },
  nameHint: { zh: '导入排班时按名称对应，不能重名', en: 'Imports know it by its name, which is unique' },
  type: { zh: '类型', en: 'Type' },
  startsOn: { zh: '开始日期', en: 'First day' },
  endsOn: { zh: '结束日期', en: 'Last day' },
  endsHint: { zh: '含当天；空着：没有结束日期', en: 'Included; empty: until further notice' },
  open: { zh: '长期', en: 'no end' },
  shifts: { zh: '班次', en: 'Shifts' },
  required: { zh: '应录', en: 'Required' },
  recorded: { zh: '已录', en: 'Recorded' },
  missing: { zh: '缺录', en: 'Missing' },
  pending: { zh: '未到期', en: 'Not yet due' },
  share: { zh: '录像率', en: 'Recorded, %' },
  shareTip: { zh: '已录 ÷（应录 − 未到期）', en: 'recorded ÷ (required − not yet due)' },
  types: campaignTypeNames,
});
