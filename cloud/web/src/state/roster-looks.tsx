import {
  CheckCircleOutlined,
  CloseCircleOutlined,
  HourglassOutlined,
  ThunderboltOutlined,
  UndoOutlined,
} from '@ant-design/icons';
import type { RosterProposalState } from '@rollcall/shared/http/roster-proposals';
import { rosterProposalStateNames } from '@rollcall/shared/words/roster-proposals';
import type { Look } from './look.ts';

export const rosterProposalLooks: Record<RosterProposalState, Look> = {
  pending: { color: 'waiting', icon: <HourglassOutlined />, label: rosterProposalStateNames.pending },
  approved: { color: 'good', icon: <CheckCircleOutlined />, label: rosterProposalStateNames.approved },
  refused: { color: 'bad', icon: <CloseCircleOutlined />, label: rosterProposalStateNames.refused },
  withdrawn: { color: 'quiet', icon: <UndoOutlined />, label: rosterProposalStateNames.withdrawn },
  direct: { color: 'waiting', icon: <ThunderboltOutlined />, label: rosterProposalStateNames.direct },
};
