import type { CampaignRow, CampaignType } from '../resources/campaigns.ts';
import { recordedShare } from '../rules/lengths.ts';
import { segmentNames } from './coverage.ts';
import { defineWords, type Word } from './define-words.ts';
import { recordedShareWords } from './lengths.ts';
import { defineColumns } from './list-columns.ts';

/** What campaigns are against. */
export const campaignTypeNames = {
  plates_and_licences: { zh: '涉牌涉证', en: 'plates & licences' },
  drink_driving: { zh: '酒驾', en: 'drink-driving' },
  illegal_parking: { zh: '违停', en: 'illegal parking' },
  other: { zh: '其他', en: 'other' },
} as const satisfies Record<CampaignType, Word>;

/** Of columns and of fields in the form. */
const headings = {
  name: { zh: '名称', en: 'Name' },
  type: { zh: '类型', en: 'Type' },
  startsOn: { zh: '开始日期', en: 'First day' },
  endsOn: { zh: '结束日期', en: 'Last day' },
} as const;

export const campaignColumns = defineColumns<CampaignRow>()([
  { key: 'name', kind: 'text', heading: headings.name, width: 27, onPage: 'always' },
  { key: 'campaignType', kind: 'word', heading: headings.type, words: campaignTypeNames },
  { key: 'startsOn', kind: 'date', heading: headings.startsOn, onPage: 'optional' },
  { key: 'endsOn', kind: 'date', heading: headings.endsOn },
  { key: 'shifts', kind: 'number', heading: { zh: '班次', en: 'Shifts' } },
  {
    key: 'requiredMs',
    kind: 'length',
    heading: { zh: '应录', en: 'Required' },
    value: ({ coverage }) => coverage.requiredMs,
  },
  {
    key: 'recordedMs',
    kind: 'length',
    heading: { zh: '已录', en: 'Recorded' },
    value: ({ coverage }) => coverage.recordedMs,
  },
  {
    key: 'uninspectedMs',
    kind: 'length',
    heading: { zh: '录像未检查', en: 'Not inspected' },
    value: ({ coverage }) => coverage.uninspectedMs,
    onPage: 'optional',
  },
  {
    key: 'missingMs',
    kind: 'length',
    heading: { zh: '缺录', en: 'Missing' },
    value: ({ coverage }) => coverage.missingMs,
  },
  {
    key: 'pendingMs',
    kind: 'length',
    heading: segmentNames.not_yet_due,
    value: ({ coverage }) => coverage.pendingMs,
  },
  {
    key: 'notYetMs',
    kind: 'length',
    heading: segmentNames.not_yet,
    value: ({ coverage }) => coverage.notYetMs,
  },
  {
    key: 'share',
    kind: 'share',
    ...recordedShareWords,
    value: ({ coverage }) => recordedShare(coverage),
  },
]);

export const campaignWords = defineWords({
  title: { zh: '专项整治', en: 'Campaigns' },
  add: { zh: '新增专项', en: 'Add a campaign' },
  edit: { zh: '专项整治', en: 'Campaign' },
  empty: { zh: '还没有专项整治', en: 'No campaigns yet' },
  emptyHint: {
    zh: '新增后，排班时就可以把班次归入专项。',
    en: 'Once there is one, shifts of the roster can belong to it.',
  },
  ...headings,
  nameHint: { zh: '导入排班时按名称对应，不能重名', en: 'Imports know it by its name, which is unique' },
  endsHint: { zh: '含当天；空着：没有结束日期', en: 'Included; empty: until further notice' },
  open: { zh: '长期', en: 'no end' },
  types: campaignTypeNames,
});

const campaignFacts = {
  campaign_added: { zh: '新增专项整治', en: 'Campaign added' },
  campaign_changed: { zh: '修改专项整治', en: 'Campaign changed' },
} as const;

/** The columns of its import, with what the template says of each. */
export const campaignImport = {
  name: { ...headings.name, note: '不重复。已有同名的专项会被修改。', examples: ['冬季酒驾整治 2026'] },
  campaignType: { ...headings.type, note: '整治什么。', examples: ['酒驾'] },
  startsOn: { ...headings.startsOn, note: '专项的第一天。', examples: ['2026-12-01'] },
  endsOn: {
    ...headings.endsOn,
    note: '专项的最后一天。空着：新专项没有结束日期，已有的不变。',
    examples: ['2027-02-28'],
  },
};

/** Its problems, by their code. */
export const campaignProblems = defineWords({
  unknown_campaign: {
    title: { zh: '没有这项专项整治', en: 'There is no such campaign' },
    nextStep: { zh: '请从列表中选择。', en: 'Choose one from the list.' },
  },
  campaign_not_then: {
    title: { zh: '班次那天不在专项整治的起止日期内', en: 'The campaign does not run on the day of the shift' },
    nextStep: {
      zh: '请另选专项或不选，或先修改专项的日期。',
      en: "Choose another campaign or none, or first correct the campaign's days.",
    },
  },
  campaign_name_taken: {
    title: { zh: '已有同名的专项整治', en: 'There is already a campaign with this name' },
    nextStep: { zh: '请换个名称，例如加上年份。', en: 'Choose another name, for example one with the year.' },
  },
  campaign_backwards: {
    title: { zh: '结束日期早于开始日期', en: 'The campaign’s last day is before its first' },
    nextStep: { zh: '请修改日期。', en: 'Correct the days.' },
  },
});

/** What histories, refusals and files show of it. */
export const shownOfCampaigns = {
  title: campaignWords.title,
  subjects: { campaign: { zh: '专项整治', en: 'Campaign' } },
  facts: campaignFacts,
  details: {
    campaignType: { zh: '专项类型', en: 'kind of campaign' },
    startsOn: { zh: '开始日期', en: 'first day' },
    endsOn: { zh: '结束日期', en: 'last day' },
  },
  values: campaignTypeNames,
  problems: campaignProblems,
};
