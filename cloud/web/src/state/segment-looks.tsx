import {
  CheckCircleFilled,
  EllipsisOutlined,
  ExclamationCircleFilled,
  MinusCircleOutlined,
  QuestionCircleOutlined,
  ToolOutlined,
} from '@ant-design/icons';
import type { CoverageSegment, SegmentState } from '@rollcall/shared/http/coverage';
import type { Look } from './look.ts';

/** How time of a shift is shown. `explained`: missing, and a fault or an outage says why. */
export type SegmentForm = SegmentState | 'explained';

/** Red is for what somebody must do: explained time is amber. */
const segmentLooks: Record<SegmentForm, Look> = {
  recorded: { color: 'good', icon: <CheckCircleFilled />, label: { zh: '已录', en: 'Recorded' } },
  not_inspected: {
    color: 'quiet',
    icon: <QuestionCircleOutlined />,
    label: { zh: '录像未检查', en: 'Not inspected' },
  },
  missing: { color: 'bad', icon: <ExclamationCircleFilled />, label: { zh: '缺录', en: 'Missing' } },
  explained: { color: 'waiting', icon: <ToolOutlined />, label: { zh: '缺录，有原因', en: 'Missing, explained' } },
  exempt: { color: 'exempt', icon: <MinusCircleOutlined />, label: { zh: '免录', en: 'Exempt' } },
  not_yet_due: { color: 'quiet', icon: <EllipsisOutlined />, label: { zh: '未到期', en: 'Not yet due' } },
};

export function segmentForm({ state, reason }: Pick<CoverageSegment, 'state' | 'reason'>): SegmentForm {
  return state === 'missing' && reason !== 'unexplained' ? 'explained' : state;
}

export function segmentLook(segment: Pick<CoverageSegment, 'state' | 'reason'>): Look {
  return segmentLooks[segmentForm(segment)];
}
