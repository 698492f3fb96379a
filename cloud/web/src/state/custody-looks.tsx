import { CheckCircleOutlined, CloseCircleOutlined, QuestionCircleOutlined } from '@ant-design/icons';
import type { DisputeState } from '@rollcall/shared/http/custody-disputes';
import type { Look } from './look.ts';

/** Of a dispute about a check-out. */
export const disputeLooks: Record<DisputeState, Look> = {
  open: { color: 'waiting', icon: <QuestionCircleOutlined />, label: { zh: '有异议', en: 'Disputed' } },
  upheld: { color: 'good', icon: <CheckCircleOutlined />, label: { zh: '异议成立', en: 'Dispute upheld' } },
  dismissed: { color: 'quiet', icon: <CloseCircleOutlined />, label: { zh: '异议不成立', en: 'Dispute dismissed' } },
};
