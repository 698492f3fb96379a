import {
  CheckCircleOutlined,
  FileTextOutlined,
  HourglassOutlined,
  RollbackOutlined,
  WarningFilled,
} from '@ant-design/icons';
import type { Consequence } from '@rollcall/shared/resources/confirmed-entries';
import { consequenceNames } from '@rollcall/shared/words/confirmed-entries';
import type { Look } from './look.ts';

export const consequenceLooks: Record<Consequence, Look> = {
  held: { color: 'good', icon: <CheckCircleOutlined />, label: consequenceNames.held },
  under_way: { color: 'waiting', icon: <HourglassOutlined />, label: consequenceNames.under_way },
  ground: { color: 'ink', icon: <FileTextOutlined />, label: consequenceNames.ground },
  undone: { color: 'quiet', icon: <RollbackOutlined />, label: consequenceNames.undone },
  undecided: { color: 'bad', icon: <WarningFilled />, label: consequenceNames.undecided },
};
