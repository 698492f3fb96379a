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
import type { EraseCard, ErasePermitRow } from '@rollcall/shared/http/erases';
import type { Look } from './look.ts';

export const eraseCardLooks: Record<NonNullable<EraseCard['outcome']> | 'unseen', Look> = {
  permitted: { color: 'waiting', icon: <HourglassOutlined />, label: { zh: '许可中', en: 'Permit under way' } },
  nothing: { color: 'good', icon: <CheckCircleOutlined />, label: { zh: '没有录像', en: 'No footage on it' } },
  tried: { color: 'good', icon: <CheckCircleOutlined />, label: { zh: '已试运行', en: 'Dry run done' } },
  blocked: { color: 'bad', icon: <ExclamationCircleFilled />, label: { zh: '不能擦除', en: 'Can not be erased' } },
  unseen: { color: 'quiet', icon: <EllipsisOutlined />, label: { zh: '未查看', en: 'Not looked at' } },
};

export const erasePermitLooks: Record<ErasePermitRow['state'], Look> = {
  waiting: { color: 'waiting', icon: <ClockCircleOutlined />, label: { zh: '等待会签', en: 'Being cosigned' } },
  issued: { color: 'waiting', icon: <HourglassOutlined />, label: { zh: '已发出', en: 'Issued' } },
  done: { color: 'good', icon: <CheckCircleOutlined />, label: { zh: '已完成', en: 'Done' } },
  refused: { color: 'bad', icon: <CloseCircleOutlined />, label: { zh: '采集站拒绝', en: 'Refused' } },
  expired: { color: 'quiet', icon: <MinusCircleOutlined />, label: { zh: '已过期', en: 'Expired' } },
  withdrawn: { color: 'quiet', icon: <UndoOutlined />, label: { zh: '已撤回', en: 'Withdrawn' } },
};
