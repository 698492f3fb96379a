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
import type { EvidenceExportState } from '@rollcall/shared/http/evidence-exports';
import type { AccessRequestState } from '@rollcall/shared/resources/access-requests';
import { accessRequestStateNames } from '@rollcall/shared/words/access-requests';
import { evidenceExportStateNames } from '@rollcall/shared/words/evidence-exports';
import type { Look } from './look.ts';

export const accessRequestLooks: Record<AccessRequestState, Look> = {
  pending: { color: 'waiting', icon: <HourglassOutlined />, label: accessRequestStateNames.pending },
  approved: { color: 'good', icon: <CheckCircleOutlined />, label: accessRequestStateNames.approved },
  refused: { color: 'bad', icon: <CloseCircleOutlined />, label: accessRequestStateNames.refused },
  revoked: { color: 'quiet', icon: <StopOutlined />, label: accessRequestStateNames.revoked },
  expired: { color: 'quiet', icon: <FieldTimeOutlined />, label: accessRequestStateNames.expired },
};

export const evidenceExportLooks: Record<EvidenceExportState, Look> = {
  waiting: { color: 'waiting', icon: <ClockCircleOutlined />, label: evidenceExportStateNames.waiting },
  running: { color: 'waiting', icon: <SyncOutlined />, label: evidenceExportStateNames.running },
  ready: { color: 'good', icon: <CheckCircleOutlined />, label: evidenceExportStateNames.ready },
  failed: { color: 'bad', icon: <WarningFilled />, label: evidenceExportStateNames.failed },
  expired: { color: 'quiet', icon: <FieldTimeOutlined />, label: evidenceExportStateNames.expired },
};
