import {
  CheckCircleFilled,
  ClockCircleOutlined,
  EllipsisOutlined,
  ExclamationCircleFilled,
  MinusCircleOutlined,
  QuestionCircleOutlined,
  ToolOutlined,
} from '@ant-design/icons';
import type { CoverageSegment } from '@rollcall/shared/http/coverage';
import { segmentNames } from '@rollcall/shared/words/coverage';
import type { Look } from './look.ts';

/** How time of a shift is shown. */
export type SegmentForm = keyof typeof segmentNames;

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
  not_yet: { color: 'quiet', icon: <ClockCircleOutlined />, label: segmentNames.not_yet },
};

export function segmentForm({ state, reason }: Pick<CoverageSegment, 'state' | 'reason'>): SegmentForm {
  if (state === 'missing' && reason !== 'unexplained') return 'explained';
  return state === 'not_yet_due' && reason === null ? 'not_yet' : state;
}

export function segmentLook(segment: Pick<CoverageSegment, 'state' | 'reason'>): Look {
  return segmentLooks[segmentForm(segment)];
}
