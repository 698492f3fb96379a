import type { CampaignType } from '@rollcall/shared/http/campaigns';
import type { RosterAct, RosterProposalState } from '@rollcall/shared/http/roster-proposals';
import type { Words } from './export-definition.ts';

interface RosterWords {
  campaignType: Record<CampaignType, Words>;
  proposalState: Record<RosterProposalState, Words>;
  act: Record<RosterAct, Words>;
}

/** Campaigns and edits of the roster's past in words, the page's own. */
export const rosterWords: RosterWords = {
  campaignType: {
    plates_and_licences: { zh: '涉牌涉证', en: 'plates & licences' },
    drink_driving: { zh: '酒驾', en: 'drink-driving' },
    illegal_parking: { zh: '违停', en: 'illegal parking' },
    other: { zh: '其他', en: 'other' },
  },
  proposalState: {
    pending: { zh: '待审批', en: 'Waiting' },
    approved: { zh: '已生效', en: 'Approved' },
    refused: { zh: '不同意', en: 'Refused' },
    withdrawn: { zh: '已撤回', en: 'Withdrawn' },
    direct: { zh: '直接生效', en: 'Without approval' },
  },
  act: {
    shift_added: { zh: '补排班次', en: 'Shift added' },
    shift_changed: { zh: '修改班次', en: 'Shift changed' },
    shift_cancelled: { zh: '取消班次', en: 'Shift cancelled' },
    shifts_swapped: { zh: '换班', en: 'Shifts swapped' },
    shifts_imported: { zh: '导入排班', en: 'Roster imported' },
    leave_added: { zh: '补录请假', en: 'Leave added' },
    leave_changed: { zh: '修改请假', en: 'Leave changed' },
    leave_removed: { zh: '删除请假', en: 'Leave removed' },
    leave_imported: { zh: '导入请假', en: 'Leave imported' },
  },
};
