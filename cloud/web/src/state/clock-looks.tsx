import { CheckCircleOutlined, EyeOutlined, QuestionCircleOutlined, WarningFilled } from '@ant-design/icons';
import type { ClockBasis } from '@rollcall/shared/http/recorder-witnesses';
import type { Look } from './look.ts';

/** What is known of a recorder's clock. */
export const clockLooks: Record<ClockBasis, Look> = {
  agrees: { color: 'good', icon: <CheckCircleOutlined />, label: { zh: '准确', en: 'Right' } },
  bounds: { color: 'bad', icon: <WarningFilled />, label: { zh: '不准', en: 'Wrong' } },
  observed: { color: 'waiting', icon: <EyeOutlined />, label: { zh: '人工比对', en: 'Compared' } },
  unknown: { color: 'bad', icon: <QuestionCircleOutlined />, label: { zh: '时间不明', en: 'Unknown' } },
};
