import {
  CheckCircleFilled,
  EllipsisOutlined,
  ExclamationCircleFilled,
  MinusCircleOutlined,
  QuestionCircleOutlined,
  ToolOutlined,
} from '@ant-design/icons';
import type { CoverageSegment, SegmentState } from '@rollcall/shared/http/coverage';
import { segmentNames } from '@rollcall/shared/words/coverage';
import type { Look } from './look.ts';

/** How time of a shift is shown. `explained`: missing, and a fault, an explanation or an outage says why. */
export type SegmentForm = SegmentState | 'explained';

/** Red is for what somebody must do: explained time is amber. */
const segmentLooks: Record<SegmentForm, Look> = {
  recorded: { color: 'good', icon: <CheckCircleFilled />, label: segmentNames.recorded },
  not_inspected: {
    color: 'quiet',
    icon: <QuestionCircleOutlined />,
    label: segmentNames.not_inspected,
  },
  missing: { color: 'bad', icon: <ExclamationCircleFilled />, label: segmentNames.missing },
  explained: { color: 'waiting', icon: <ToolOutlined />, label: segmentNames.explained },
  exempt: { color: 'exempt', icon: <MinusCircleOutlined />, label: segmentNames.exempt },
  not_yet_due: { color: 'quiet', icon: <EllipsisOutlined />, label: segmentNames.not_yet_due },
};

export function segmentForm({ state, reason }: Pick<CoverageSegment, 'state' | 'reason'>): SegmentForm {
  return state === 'missing' && reason !== 'unexplained' ? 'explained' : state;
}

export function segmentLook(segment: Pick<CoverageSegment, 'state' | 'reason'>): Look {
  return segmentLooks[segmentForm(segment)];
}
