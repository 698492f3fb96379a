import type { CampaignRow } from '@rollcall/shared/http/campaigns';
import { campaignExportColumns, campaignTypeNames, campaignWords } from '@rollcall/shared/words/campaigns';
import { columnWords } from '@rollcall/shared/words/columns';
import { exportTitles } from '@rollcall/shared/words/exports';
import { z } from 'zod';
import { campaignRows } from '../campaigns/campaign-rows.ts';
import { exportColumns } from './export-columns.ts';
import { defineExport } from './export-definition.ts';

const column = exportColumns<CampaignRow>();

export const exportCampaigns = defineExport({
  table: 'campaigns',
  title: exportTitles.campaigns,
  access: 'shifts.read',
  query: z.object({}),
  columns: [
    column.text(campaignWords.name, (campaign) => campaign.name, 30),
    column.word(campaignWords.type, (campaign) => campaign.campaignType, campaignTypeNames),
    column.date(campaignWords.startsOn, (campaign) => campaign.startsOn),
    column.date(campaignWords.endsOn, (campaign) => campaign.endsOn),
    column.number(campaignWords.shifts, (campaign) => campaign.shifts),
    column.minutes(campaignWords.required, (campaign) => campaign.coverage.requiredMs),
    column.minutes(campaignWords.recorded, (campaign) => campaign.coverage.recordedMs),
    column.minutes(columnWords.notInspected, (campaign) => campaign.coverage.uninspectedMs),
    column.minutes(campaignWords.missing, (campaign) => campaign.coverage.missingMs),
    column.minutes(campaignWords.pending, (campaign) => campaign.coverage.pendingMs),
    column.number(campaignExportColumns.recorded, ({ coverage }) => shareOf(coverage)),
  ],
  rows: ({ db }, _query, sight) => campaignRows(db, sight),
});

/** Of what is due and known, how much was recorded, as the page rounds it. */
function shareOf({ requiredMs, pendingMs, uninspectedMs, recordedMs }: CampaignRow['coverage']): number | null {
  const dueMs = requiredMs - pendingMs - uninspectedMs;
  return dueMs > 0 ? Math.floor((recordedMs / dueMs) * 1000) / 10 : null;
}
