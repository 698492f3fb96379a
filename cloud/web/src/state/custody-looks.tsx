import { CheckCircleOutlined, CloseCircleOutlined, QuestionCircleOutlined } from '@ant-design/icons';
import type { DisputeState } from '@rollcall/shared/resources/custody-disputes';
import { disputeStateNames } from '@rollcall/shared/words/custody-disputes';
import type { Look } from './look.ts';

/** Of a dispute about a check-out. */
export const disputeLooks: Record<DisputeState, Look> = {
  open: { color: 'waiting', icon: <QuestionCircleOutlined />, label: disputeStateNames.open },
  upheld: { color: 'good', icon: <CheckCircleOutlined />, label: disputeStateNames.upheld },
  dismissed: { color: 'quiet', icon: <CloseCircleOutlined />, label: disputeStateNames.dismissed },
};
