import {
  AuditOutlined,
  CheckCircleOutlined,
  EyeInvisibleOutlined,
  StopOutlined,
  ThunderboltOutlined,
  WarningFilled,
} from '@ant-design/icons';
import type { SpotOrderState } from '@rollcall/shared/resources/spot-orders';
import { spotOrderStateNames, spotOrderWords } from '@rollcall/shared/words/spot-orders';
import type { Look } from './look.ts';

export const spotOrderLooks: Record<SpotOrderState, Look> = {
  ordered: { color: 'waiting', icon: <ThunderboltOutlined />, label: spotOrderStateNames.ordered },
  proved: { color: 'waiting', icon: <AuditOutlined />, label: spotOrderStateNames.proved },
  passed: { color: 'good', icon: <CheckCircleOutlined />, label: spotOrderStateNames.passed },
  ended: { color: 'quiet', icon: <StopOutlined />, label: spotOrderStateNames.ended },
};

/** He saw it, and it isn't put right in time. */
export const overdueLook: Look = { color: 'bad', icon: <WarningFilled />, label: spotOrderWords.overdue };
/** Nobody holds that against him. */
export const unseenLook: Look = { color: 'quiet', icon: <EyeInvisibleOutlined />, label: spotOrderWords.unseen };
