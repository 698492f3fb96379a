import { CheckCircleOutlined, HourglassOutlined, StopOutlined } from '@ant-design/icons';
import type { OutsideState } from '@rollcall/shared/resources/outside-decisions';
import { outsideStateNames } from '@rollcall/shared/words/outside-decisions';
import type { Look } from './look.ts';

export const outsideLooks: Record<OutsideState, Look> = {
  entered: { color: 'waiting', icon: <HourglassOutlined />, label: outsideStateNames.entered },
  confirmed: { color: 'good', icon: <CheckCircleOutlined />, label: outsideStateNames.confirmed },
  rejected: { color: 'quiet', icon: <StopOutlined />, label: outsideStateNames.rejected },
};
