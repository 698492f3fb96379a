import {
  CheckCircleOutlined,
  CloseCircleOutlined,
  CommentOutlined,
  HourglassOutlined,
  MinusCircleOutlined,
  StopOutlined,
  ToolOutlined,
} from '@ant-design/icons';
import type { ExemptionEffect, ExemptionState } from '@rollcall/shared/http/exemptions';
import type { AppealState } from '@rollcall/shared/http/finding-answers';
import { exemptionEffectNames, exemptionStateNames } from '@rollcall/shared/words/exemptions';
import { appealStateNames } from '@rollcall/shared/words/finding-answers';
import type { Look } from './look.ts';

export const exemptionLooks: Record<ExemptionState, Look> = {
  pending: { color: 'waiting', icon: <HourglassOutlined />, label: exemptionStateNames.pending },
  approved: { color: 'good', icon: <CheckCircleOutlined />, label: exemptionStateNames.approved },
  refused: { color: 'bad', icon: <CloseCircleOutlined />, label: exemptionStateNames.refused },
  withdrawn: { color: 'quiet', icon: <StopOutlined />, label: exemptionStateNames.withdrawn },
};

/** As on the strip: exempt is violet, what is explained is amber. */
export const exemptionEffectLooks: Record<ExemptionEffect, Look> = {
  exemption: { color: 'exempt', icon: <MinusCircleOutlined />, label: exemptionEffectNames.exemption },
  explained: { color: 'waiting', icon: <CommentOutlined />, label: exemptionEffectNames.explained },
  fault_ticket: { color: 'waiting', icon: <ToolOutlined />, label: exemptionEffectNames.fault_ticket },
  station_outage: { color: 'waiting', icon: <ToolOutlined />, label: exemptionEffectNames.station_outage },
};

export const appealLooks: Record<AppealState, Look> = {
  pending: { color: 'waiting', icon: <HourglassOutlined />, label: appealStateNames.pending },
  upheld: { color: 'good', icon: <CheckCircleOutlined />, label: appealStateNames.upheld },
  dismissed: { color: 'quiet', icon: <CloseCircleOutlined />, label: appealStateNames.dismissed },
};
