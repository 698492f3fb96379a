import {
  CheckCircleOutlined,
  ClockCircleOutlined,
  CloseCircleOutlined,
  FieldTimeOutlined,
  HourglassOutlined,
  StopOutlined,
  SyncOutlined,
  WarningFilled,
} from '@ant-design/icons';
import type { AccessRequestState } from '@rollcall/shared/http/access-requests';
import type { EvidenceExportState } from '@rollcall/shared/http/evidence-exports';
import type { Look } from './look.ts';

export const accessRequestLooks: Record<AccessRequestState, Look> = {
  pending: { color: 'waiting', icon: <HourglassOutlined />, label: { zh: '待决定', en: 'Pending' } },
  approved: { color: 'good', icon: <CheckCircleOutlined />, label: { zh: '已批准', en: 'Approved' } },
  refused: { color: 'bad', icon: <CloseCircleOutlined />, label: { zh: '已驳回', en: 'Refused' } },
  revoked: { color: 'quiet', icon: <StopOutlined />, label: { zh: '已撤销', en: 'Revoked' } },
  expired: { color: 'quiet', icon: <FieldTimeOutlined />, label: { zh: '已到期', en: 'Expired' } },
};

export const evidenceExportLooks: Record<EvidenceExportState, Look> = {
  waiting: { color: 'waiting', icon: <ClockCircleOutlined />, label: { zh: '排队中', en: 'Waiting' } },
  running: { color: 'waiting', icon: <SyncOutlined />, label: { zh: '生成中', en: 'Being made' } },
  ready: { color: 'good', icon: <CheckCircleOutlined />, label: { zh: '可下载', en: 'Ready' } },
  failed: { color: 'bad', icon: <WarningFilled />, label: { zh: '失败', en: 'Failed' } },
  expired: { color: 'quiet', icon: <FieldTimeOutlined />, label: { zh: '已到期', en: 'Expired' } },
};
