import {
  CheckCircleOutlined,
  CloseCircleOutlined,
  HourglassOutlined,
  MinusCircleOutlined,
  StopOutlined,
  ToolOutlined,
} from '@ant-design/icons';
import type { ExemptionEffect, ExemptionState } from '@rollcall/shared/http/exemptions';
import type { AppealState } from '@rollcall/shared/http/finding-answers';
import { exemptionEffectNames } from '@rollcall/shared/words/exemptions';
import type { Look } from './look.ts';

export const exemptionLooks: Record<ExemptionState, Look> = {
  pending: { color: 'waiting', icon: <HourglassOutlined />, label: { zh: '待审批', en: 'Waiting' } },
  approved: { color: 'good', icon: <CheckCircleOutlined />, label: { zh: '已批准', en: 'Approved' } },
  refused: { color: 'bad', icon: <CloseCircleOutlined />, label: { zh: '已驳回', en: 'Refused' } },
  withdrawn: { color: 'quiet', icon: <StopOutlined />, label: { zh: '已撤回', en: 'Withdrawn' } },
};

/** As on the strip: exempt is violet, what a device or station explains is amber. */
export const exemptionEffectLooks: Record<ExemptionEffect, Look> = {
  exemption: { color: 'exempt', icon: <MinusCircleOutlined />, label: exemptionEffectNames.exemption },
  fault_ticket: { color: 'waiting', icon: <ToolOutlined />, label: exemptionEffectNames.fault_ticket },
  station_outage: { color: 'waiting', icon: <ToolOutlined />, label: exemptionEffectNames.station_outage },
};

export const appealLooks: Record<AppealState, Look> = {
  pending: { color: 'waiting', icon: <HourglassOutlined />, label: { zh: '申诉待裁定', en: 'Appeal pending' } },
  upheld: { color: 'good', icon: <CheckCircleOutlined />, label: { zh: '申诉成立', en: 'Appeal upheld' } },
  dismissed: { color: 'quiet', icon: <CloseCircleOutlined />, label: { zh: '申诉不成立', en: 'Appeal dismissed' } },
};
