import type { CampaignType } from '../http/campaigns.ts';
import { defineWords, type Word } from './define-words.ts';

/** What campaigns are against: part of texts. */
export const campaignTypeNames = {
  plates_and_licences: { zh: '涉牌涉证', en: 'plates & licences' },
  drink_driving: { zh: '酒驾', en: 'drink-driving' },
  illegal_parking: { zh: '违停', en: 'illegal parking' },
  other: { zh: '其他', en: 'other' },
} as const satisfies Record<CampaignType, Word>;

export const campaignWords = defineWords({
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
  pending: { zh: '待导入', en: 'Not yet due' },
  share: { zh: '录像率', en: 'Recorded, %' },
  shareTip: { zh: '已录 ÷（应录 − 待导入）', en: 'recorded ÷ (required − not yet due)' },
  types: campaignTypeNames,
});

/** Its problems, by their code. */
export const campaignProblems = defineWords({
  unknown_campaign: {
    title: { zh: '没有这项专项整治', en: 'There is no such campaign' },
    nextStep: { zh: '请从列表中选择。', en: 'Choose one of the list.' },
  },
  campaign_not_then: {
    title: { zh: '班次那天不在专项整治的起止日期内', en: 'The campaign does not run on the day of the shift' },
    nextStep: {
      zh: '请另选专项或不选，或先修改专项的日期。',
      en: "Choose another or none, or correct the campaign's days first.",
    },
  },
  campaign_name_taken: {
    title: { zh: '已有同名的专项整治', en: 'There is a campaign of this name already' },
    nextStep: { zh: '请换个名称，例如加上年份。', en: 'Choose another name, such as one with the year.' },
  },
  campaign_backwards: {
    title: { zh: '结束日期早于开始日期', en: 'The last day is before the first' },
    nextStep: { zh: '请修改日期。', en: 'Correct the days.' },
  },
});

/** Headings of its file that its page doesn't have. */
export const campaignExportColumns = defineWords({
  recorded: { zh: '录像率（%）', en: 'Recorded, %' },
});
