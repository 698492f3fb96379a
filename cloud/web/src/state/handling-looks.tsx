import {
  AuditOutlined,
  CheckCircleOutlined,
  CheckSquareOutlined,
  ClockCircleOutlined,
  FormOutlined,
  LockOutlined,
  RollbackOutlined,
  SafetyCertificateOutlined,
  ToolOutlined,
} from '@ant-design/icons';
import type { Handling } from '@rollcall/shared/http/handling';
import { handlingNames } from '@rollcall/shared/words/handling';
import type { Look } from './look.ts';

/** What people did about a finding. Red is for what somebody was found to answer for. */
export const handlingLooks: Record<Handling, Look> = {
  told: { color: 'waiting', icon: <FormOutlined />, label: handlingNames.told },
  answered: { color: 'waiting', icon: <AuditOutlined />, label: handlingNames.answered },
  excused: { color: 'exempt', icon: <SafetyCertificateOutlined />, label: handlingNames.excused },
  unfounded: { color: 'quiet', icon: <RollbackOutlined />, label: handlingNames.unfounded },
  confirmed: { color: 'bad', icon: <CheckSquareOutlined />, label: handlingNames.confirmed },
  rectifying: { color: 'waiting', icon: <ToolOutlined />, label: handlingNames.rectifying },
  proved: { color: 'waiting', icon: <ClockCircleOutlined />, label: handlingNames.proved },
  decided: { color: 'good', icon: <CheckCircleOutlined />, label: handlingNames.decided },
  closed: { color: 'quiet', icon: <LockOutlined />, label: handlingNames.closed },
};
