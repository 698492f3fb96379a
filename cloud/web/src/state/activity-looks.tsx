import {
  CheckCircleOutlined,
  HourglassOutlined,
  MinusCircleOutlined,
  PieChartOutlined,
  QuestionCircleOutlined,
  StopOutlined,
  WarningFilled,
} from '@ant-design/icons';
import type { ActivityVerdict } from '@rollcall/shared/http/activity-verdicts';
import { activityVerdictNames } from '@rollcall/shared/words/activities';
import type { Look } from './look.ts';

export const activityVerdictLooks: Record<ActivityVerdict, Look> = {
  covered: { color: 'good', icon: <CheckCircleOutlined />, label: activityVerdictNames.covered },
  incomplete: { color: 'bad', icon: <PieChartOutlined />, label: activityVerdictNames.incomplete },
  not_covered: { color: 'bad', icon: <WarningFilled />, label: activityVerdictNames.not_covered },
  not_inspected: {
    color: 'quiet',
    icon: <QuestionCircleOutlined />,
    label: activityVerdictNames.not_inspected,
  },
  pending: { color: 'quiet', icon: <HourglassOutlined />, label: activityVerdictNames.pending },
  exempt: { color: 'exempt', icon: <MinusCircleOutlined />, label: activityVerdictNames.exempt },
  not_required: { color: 'quiet', icon: <StopOutlined />, label: activityVerdictNames.not_required },
};
