import {
  CheckCircleOutlined,
  ClockCircleOutlined,
  QuestionCircleOutlined,
  StopOutlined,
  ToolOutlined,
  WarningFilled,
} from '@ant-design/icons';
import type { CustodyObservationRow } from '@rollcall/shared/http/custody-observations';
import type { DockingState } from '@rollcall/shared/http/docking';
import type { RepairState } from '@rollcall/shared/http/repair-tickets';
import type { Look } from './look.ts';

export const repairLooks: Record<RepairState, Look> = {
  open: { color: 'bad', icon: <WarningFilled />, label: { zh: '待处理', en: 'Open' } },
  in_repair: { color: 'waiting', icon: <ToolOutlined />, label: { zh: '送修中', en: 'In repair' } },
  closed: { color: 'quiet', icon: <CheckCircleOutlined />, label: { zh: '已了结', en: 'Closed' } },
};

export const dockingLooks: Record<DockingState, Look> = {
  on_duty: { color: 'quiet', icon: <ClockCircleOutlined />, label: { zh: '尚未下班', en: 'On duty' } },
  not_docked: { color: 'waiting', icon: <ClockCircleOutlined />, label: { zh: '未归还', en: 'Not docked' } },
  late: { color: 'bad', icon: <WarningFilled />, label: { zh: '已超期', en: 'Past due' } },
};

export const standingLooks: Record<CustodyObservationRow['standing'], Look> = {
  counts: { color: 'good', icon: <CheckCircleOutlined />, label: { zh: '有效', en: 'Counts' } },
  unknown_recorder: {
    color: 'bad',
    icon: <QuestionCircleOutlined />,
    label: { zh: '记录仪未登记', en: 'Recorder not registered' },
  },
  unknown_officer: {
    color: 'bad',
    icon: <QuestionCircleOutlined />,
    label: { zh: '人员未登记', en: 'Officer not registered' },
  },
  withdrawn: { color: 'quiet', icon: <StopOutlined />, label: { zh: '已撤销', en: 'Withdrawn' } },
};
