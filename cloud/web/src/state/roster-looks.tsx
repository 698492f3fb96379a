import {
  CheckCircleOutlined,
  CloseCircleOutlined,
  HourglassOutlined,
  ThunderboltOutlined,
  UndoOutlined,
} from '@ant-design/icons';
import type { RosterProposalState } from '@rollcall/shared/http/roster-proposals';
import type { Look } from './look.ts';

export const rosterProposalLooks: Record<RosterProposalState, Look> = {
  pending: { color: 'waiting', icon: <HourglassOutlined />, label: { zh: '待审批', en: 'Waiting' } },
  approved: { color: 'good', icon: <CheckCircleOutlined />, label: { zh: '已生效', en: 'Approved' } },
  refused: { color: 'bad', icon: <CloseCircleOutlined />, label: { zh: '不同意', en: 'Refused' } },
  withdrawn: { color: 'quiet', icon: <UndoOutlined />, label: { zh: '已撤回', en: 'Withdrawn' } },
  direct: { color: 'waiting', icon: <ThunderboltOutlined />, label: { zh: '直接生效', en: 'Without approval' } },
};
