import { AuditOutlined, CheckCircleOutlined, StopOutlined, ToolOutlined, WarningFilled } from '@ant-design/icons';
import type { RectificationState } from '@rollcall/shared/resources/rectifications';
import { rectificationStateNames, rectificationWords } from '@rollcall/shared/words/rectifications';
import type { Look } from './look.ts';

export const rectificationLooks: Record<RectificationState, Look> = {
  ordered: { color: 'waiting', icon: <ToolOutlined />, label: rectificationStateNames.ordered },
  proved: { color: 'waiting', icon: <AuditOutlined />, label: rectificationStateNames.proved },
  passed: { color: 'good', icon: <CheckCircleOutlined />, label: rectificationStateNames.passed },
  ended: { color: 'quiet', icon: <StopOutlined />, label: rectificationStateNames.ended },
};

/** It isn't carried out, and its last day is over. */
export const overdueLook: Look = { color: 'bad', icon: <WarningFilled />, label: rectificationWords.overdue };
