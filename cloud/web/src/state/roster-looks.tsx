import {
  CheckCircleOutlined,
  CloseCircleOutlined,
  HourglassOutlined,
  ThunderboltOutlined,
  UndoOutlined,
} from '@ant-design/icons';
import { type RosterProposalState, rosterProposalStates } from '@rollcall/shared/fields/roster-proposals';
import type { Look } from './look.ts';

export const rosterProposalLooks: Record<RosterProposalState, Look> = {
  pending: { color: 'waiting', icon: <HourglassOutlined />, label: rosterProposalStates.pending },
  approved: { color: 'good', icon: <CheckCircleOutlined />, label: rosterProposalStates.approved },
  refused: { color: 'bad', icon: <CloseCircleOutlined />, label: rosterProposalStates.refused },
  withdrawn: { color: 'quiet', icon: <UndoOutlined />, label: rosterProposalStates.withdrawn },
  direct: { color: 'waiting', icon: <ThunderboltOutlined />, label: rosterProposalStates.direct },
};
