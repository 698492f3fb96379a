import {
  CalendarOutlined,
  CheckCircleOutlined,
  ClockCircleOutlined,
  CloseCircleOutlined,
  FileDoneOutlined,
  FormOutlined,
  QuestionCircleOutlined,
  StopOutlined,
} from '@ant-design/icons';
import type { AttendanceState, SessionState } from '@rollcall/shared/resources/training-sessions';
import { attendanceStateNames, sessionStateNames } from '@rollcall/shared/words/training-sessions';
import type { Look } from './look.ts';

export const sessionLooks: Record<SessionState, Look> = {
  planned: { color: 'brand', icon: <CalendarOutlined />, label: sessionStateNames.planned },
  signed_off: { color: 'good', icon: <FileDoneOutlined />, label: sessionStateNames.signed_off },
  cancelled: { color: 'quiet', icon: <StopOutlined />, label: sessionStateNames.cancelled },
};

export const attendanceLooks: Record<AttendanceState, Look> = {
  expected: { color: 'quiet', icon: <ClockCircleOutlined />, label: attendanceStateNames.expected },
  present: { color: 'good', icon: <CheckCircleOutlined />, label: attendanceStateNames.present },
  listed: { color: 'waiting', icon: <QuestionCircleOutlined />, label: attendanceStateNames.listed },
  denied: { color: 'bad', icon: <CloseCircleOutlined />, label: attendanceStateNames.denied },
  excused: { color: 'brand', icon: <FormOutlined />, label: attendanceStateNames.excused },
  missed: { color: 'bad', icon: <CloseCircleOutlined />, label: attendanceStateNames.missed },
};
