import {
  CheckCircleOutlined,
  CloseCircleOutlined,
  FieldTimeOutlined,
  HourglassOutlined,
  StopOutlined,
} from '@ant-design/icons';
import type { AccessRequestState } from '@rollcall/shared/resources/access-requests';
import { accessRequestStateNames } from '@rollcall/shared/words/access-requests';
import type { Look } from './look.ts';

export const accessRequestLooks: Record<AccessRequestState, Look> = {
  pending: { color: 'waiting', icon: <HourglassOutlined />, label: accessRequestStateNames.pending },
  approved: { color: 'good', icon: <CheckCircleOutlined />, label: accessRequestStateNames.approved },
  refused: { color: 'bad', icon: <CloseCircleOutlined />, label: accessRequestStateNames.refused },
  revoked: { color: 'quiet', icon: <StopOutlined />, label: accessRequestStateNames.revoked },
  expired: { color: 'quiet', icon: <FieldTimeOutlined />, label: accessRequestStateNames.expired },
};
