import { CheckCircleOutlined, EyeOutlined, QuestionCircleOutlined, WarningFilled } from '@ant-design/icons';
import type { ClockBasis } from '@rollcall/shared/http/recorder-witnesses';
import { clockBasisNames } from '@rollcall/shared/words/recorder-witnesses';
import type { Look } from './look.ts';

/** What is known of a recorder's clock. */
export const clockLooks: Record<ClockBasis, Look> = {
  agrees: { color: 'good', icon: <CheckCircleOutlined />, label: clockBasisNames.agrees },
  bounds: { color: 'bad', icon: <WarningFilled />, label: clockBasisNames.bounds },
  observed: { color: 'waiting', icon: <EyeOutlined />, label: clockBasisNames.observed },
  unknown: { color: 'bad', icon: <QuestionCircleOutlined />, label: clockBasisNames.unknown },
};
