import { AuditOutlined, EditOutlined, SafetyCertificateOutlined, StopOutlined } from '@ant-design/icons';
import type { BulletinRow } from '@rollcall/shared/resources/bulletins';
import { bulletinStateNames } from '@rollcall/shared/words/bulletins';
import type { Look } from './look.ts';

export const bulletinLooks: Record<BulletinRow['state'], Look> = {
  draft: { color: 'waiting', icon: <EditOutlined />, label: bulletinStateNames.draft },
  in_review: { color: 'brand', icon: <AuditOutlined />, label: bulletinStateNames.in_review },
  sealed: { color: 'good', icon: <SafetyCertificateOutlined />, label: bulletinStateNames.sealed },
  dropped: { color: 'quiet', icon: <StopOutlined />, label: bulletinStateNames.dropped },
};
