import {
  CheckCircleOutlined,
  FieldTimeOutlined,
  HourglassOutlined,
  NotificationOutlined,
  StopOutlined,
} from '@ant-design/icons';
import type { DrawState } from '@rollcall/shared/resources/draws';
import { drawStateNames } from '@rollcall/shared/words/draws';
import type { Look } from './look.ts';

export const drawLooks: Record<DrawState, Look> = {
  fixed: { color: 'quiet', icon: <FieldTimeOutlined />, label: drawStateNames.fixed },
  announced: { color: 'waiting', icon: <NotificationOutlined />, label: drawStateNames.announced },
  closed: { color: 'waiting', icon: <HourglassOutlined />, label: drawStateNames.closed },
  finished: { color: 'good', icon: <CheckCircleOutlined />, label: drawStateNames.finished },
  void: { color: 'bad', icon: <StopOutlined />, label: drawStateNames.void },
};
