import type { CampaignRow } from '@rollcall/shared/http/campaigns';
import { z } from 'zod';
import { campaignRows } from '../campaigns/campaign-rows.ts';
import { exportColumns } from './export-columns.ts';
import { defineExport } from './export-definition.ts';
import { rosterWords } from './roster-words.ts';

const column = exportColumns<CampaignRow>();

export const exportCampaigns = defineExport({
  table: 'campaigns',
  title: { zh: '专项整治', en: 'campaigns' },
  access: 'shifts.read',
  query: z.object({}),
  columns: [
    column.text('名称', 'Name', (campaign) => campaign.name, 30),
    column.word('类型', 'Type', (campaign) => campaign.campaignType, rosterWords.campaignType),
    column.date('开始日期', 'First day', (campaign) => campaign.startsOn),
    column.date('结束日期', 'Last day', (campaign) => campaign.endsOn),
    column.number('班次', 'Shifts', (campaign) => campaign.shifts),
    column.minutes('应录', 'Required', (campaign) => campaign.coverage.requiredMs),
    column.minutes('已录', 'Recorded', (campaign) => campaign.coverage.recordedMs),
    column.minutes('录像未检查', 'Not inspected', (campaign) => campaign.coverage.uninspectedMs),
    column.minutes('缺录', 'Missing', (campaign) => campaign.coverage.missingMs),
    column.minutes('未到期', 'Not yet due', (campaign) => campaign.coverage.pendingMs),
    column.number('录像率（%）', 'Recorded, %', ({ coverage }) => shareOf(coverage)),
  ],
  rows: ({ db }, _query, sight) => campaignRows(db, sight),
});

/** Of what is due and known, how much was recorded, as the page rounds it. */
function shareOf({ requiredMs, pendingMs, uninspectedMs, recordedMs }: CampaignRow['coverage']): number | null {
  const dueMs = requiredMs - pendingMs - uninspectedMs;
  return dueMs > 0 ? Math.floor((recordedMs / dueMs) * 1000) / 10 : null;
}
