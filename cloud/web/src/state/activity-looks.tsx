import {
  CheckCircleOutlined,
  HourglassOutlined,
  MinusCircleOutlined,
  PieChartOutlined,
  QuestionCircleOutlined,
  StopOutlined,
  ToolOutlined,
  WarningFilled,
} from '@ant-design/icons';
import type { ActivityVerdict } from '@rollcall/shared/http/activity-verdicts';
import { activityVerdictNames } from '@rollcall/shared/words/activities';
import type { Look } from './look.ts';

/** Red is for what somebody must do: explained is amber, as on the strip. */
export const activityVerdictLooks: Record<ActivityVerdict, Look> = {
  covered: { color: 'good', icon: <CheckCircleOutlined />, label: activityVerdictNames.covered },
  partly_exempt: { color: 'exempt', icon: <CheckCircleOutlined />, label: activityVerdictNames.partly_exempt },
  incomplete: { color: 'bad', icon: <PieChartOutlined />, label: activityVerdictNames.incomplete },
  incomplete_explained: { color: 'waiting', icon: <ToolOutlined />, label: activityVerdictNames.incomplete_explained },
  not_covered: { color: 'bad', icon: <WarningFilled />, label: activityVerdictNames.not_covered },
  not_covered_explained: {
    color: 'waiting',
    icon: <ToolOutlined />,
    label: activityVerdictNames.not_covered_explained,
  },
  not_inspected: {
    color: 'quiet',
    icon: <QuestionCircleOutlined />,
    label: activityVerdictNames.not_inspected,
  },
  pending: { color: 'quiet', icon: <HourglassOutlined />, label: activityVerdictNames.pending },
  exempt: { color: 'exempt', icon: <MinusCircleOutlined />, label: activityVerdictNames.exempt },
  cannot_tell: { color: 'quiet', icon: <QuestionCircleOutlined />, label: activityVerdictNames.cannot_tell },
  not_required: { color: 'quiet', icon: <StopOutlined />, label: activityVerdictNames.not_required },
};
