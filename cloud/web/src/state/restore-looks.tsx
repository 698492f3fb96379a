import {
  CheckCircleOutlined,
  ClockCircleOutlined,
  CloseCircleOutlined,
  CopyOutlined,
  HourglassOutlined,
} from '@ant-design/icons';
import type { RestoredState } from '@rollcall/shared/resources/restores';
import { restoredStateNames } from '@rollcall/shared/words/restores';
import type { Look } from './look.ts';

export const restoredLooks: Record<RestoredState, Look> = {
  read_back: { color: 'good', icon: <CheckCircleOutlined />, label: restoredStateNames.read_back },
  from_copy: { color: 'good', icon: <CopyOutlined />, label: restoredStateNames.from_copy },
  waiting: { color: 'waiting', icon: <ClockCircleOutlined />, label: restoredStateNames.waiting },
  awaited_from_station: {
    color: 'waiting',
    icon: <HourglassOutlined />,
    label: restoredStateNames.awaited_from_station,
  },
  lost: { color: 'bad', icon: <CloseCircleOutlined />, label: restoredStateNames.lost },
};
