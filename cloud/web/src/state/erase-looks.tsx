import {
  CheckCircleOutlined,
  ClockCircleOutlined,
  CloseCircleOutlined,
  EllipsisOutlined,
  ExclamationCircleFilled,
  HourglassOutlined,
  MinusCircleOutlined,
  UndoOutlined,
} from '@ant-design/icons';
import type { EraseCard, ErasePermitRow } from '@rollcall/shared/resources/erases';
import { eraseCardStateNames, erasePermitStateNames } from '@rollcall/shared/words/erases';
import type { Look } from './look.ts';

export const eraseCardLooks: Record<NonNullable<EraseCard['outcome']> | 'unseen', Look> = {
  permitted: { color: 'waiting', icon: <HourglassOutlined />, label: eraseCardStateNames.permitted },
  nothing: { color: 'good', icon: <CheckCircleOutlined />, label: eraseCardStateNames.nothing },
  tried: { color: 'good', icon: <CheckCircleOutlined />, label: eraseCardStateNames.tried },
  blocked: { color: 'bad', icon: <ExclamationCircleFilled />, label: eraseCardStateNames.blocked },
  unseen: { color: 'quiet', icon: <EllipsisOutlined />, label: eraseCardStateNames.unseen },
};

export const erasePermitLooks: Record<ErasePermitRow['state'], Look> = {
  waiting: { color: 'waiting', icon: <ClockCircleOutlined />, label: erasePermitStateNames.waiting },
  issued: { color: 'waiting', icon: <HourglassOutlined />, label: erasePermitStateNames.issued },
  done: { color: 'good', icon: <CheckCircleOutlined />, label: erasePermitStateNames.done },
  refused: { color: 'bad', icon: <CloseCircleOutlined />, label: erasePermitStateNames.refused },
  expired: { color: 'quiet', icon: <MinusCircleOutlined />, label: erasePermitStateNames.expired },
  withdrawn: { color: 'quiet', icon: <UndoOutlined />, label: erasePermitStateNames.withdrawn },
};
