import { CheckCircleOutlined, CloseCircleOutlined, QuestionCircleOutlined } from '@ant-design/icons';
import { type DisputeState, disputeStates } from '@rollcall/shared/fields/custody-disputes';
import type { Look } from './look.ts';

/** Of a dispute about a check-out. */
export const disputeLooks: Record<DisputeState, Look> = {
  open: { color: 'waiting', icon: <QuestionCircleOutlined />, label: disputeStates.open },
  upheld: { color: 'good', icon: <CheckCircleOutlined />, label: disputeStates.upheld },
  dismissed: { color: 'quiet', icon: <CloseCircleOutlined />, label: disputeStates.dismissed },
};
