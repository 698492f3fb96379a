import {
  CheckCircleOutlined,
  CloseCircleOutlined,
  HourglassOutlined,
  MessageOutlined,
  SolutionOutlined,
  StopOutlined,
} from '@ant-design/icons';
import type { CaseAppealState, EntryState } from '@rollcall/shared/resources/accountability-cases';
import { caseAppealNames, entryStateNames } from '@rollcall/shared/words/accountability-cases';
import type { Look } from './look.ts';

export const entryLooks: Record<EntryState, Look> = {
  open: { color: 'waiting', icon: <MessageOutlined />, label: entryStateNames.open },
  heard: { color: 'waiting', icon: <HourglassOutlined />, label: entryStateNames.heard },
  decided: { color: 'ink', icon: <SolutionOutlined />, label: entryStateNames.decided },
  final: { color: 'good', icon: <CheckCircleOutlined />, label: entryStateNames.final },
  ended: { color: 'quiet', icon: <StopOutlined />, label: entryStateNames.ended },
};

export const caseAppealLooks: Record<CaseAppealState, Look> = {
  pending: { color: 'waiting', icon: <HourglassOutlined />, label: caseAppealNames.pending },
  upheld: { color: 'good', icon: <CheckCircleOutlined />, label: caseAppealNames.upheld },
  dismissed: { color: 'quiet', icon: <CloseCircleOutlined />, label: caseAppealNames.dismissed },
  ended: { color: 'quiet', icon: <StopOutlined />, label: caseAppealNames.ended },
};
