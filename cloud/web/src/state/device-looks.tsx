import {
  CheckCircleOutlined,
  ClockCircleOutlined,
  InboxOutlined,
  QuestionCircleOutlined,
  StopOutlined,
  ToolOutlined,
  WarningFilled,
} from '@ant-design/icons';
import type { SpareOutcome } from '@rollcall/shared/contract/pre-shift-check';
import { type CheckedOutState, checkedOutStates } from '@rollcall/shared/fields/checked-out-states';
import { type ObservationStanding, observationStandings } from '@rollcall/shared/fields/custody-observations';
import { type DockingState, dockingStates } from '@rollcall/shared/fields/docking';
import type { DeskState } from '@rollcall/shared/http/duty-desk';
import type { PreShiftCheckRow } from '@rollcall/shared/resources/pre-shift-checks';
import type { RepairState } from '@rollcall/shared/resources/repair-tickets';
import { deskStateNames } from '@rollcall/shared/words/duty-desk';
import { preShiftCheckWords } from '@rollcall/shared/words/pre-shift-checks';
import { repairTicketWords } from '@rollcall/shared/words/repair-tickets';
import type { Look } from './look.ts';

export const repairLooks: Record<RepairState, Look> = {
  open: { color: 'bad', icon: <WarningFilled />, label: repairTicketWords.states.open },
  in_repair: { color: 'waiting', icon: <ToolOutlined />, label: repairTicketWords.states.in_repair },
  closed: { color: 'quiet', icon: <CheckCircleOutlined />, label: repairTicketWords.states.closed },
};

export const checkLooks: Record<PreShiftCheckRow['result'], Look> = {
  ok: { color: 'good', icon: <CheckCircleOutlined />, label: preShiftCheckWords.results.ok },
  fault: { color: 'bad', icon: <ToolOutlined />, label: preShiftCheckWords.results.fault },
  skipped: { color: 'waiting', icon: <QuestionCircleOutlined />, label: preShiftCheckWords.results.skipped },
};

export const spareLooks: Record<SpareOutcome, Look> = {
  taken: { color: 'good', icon: <CheckCircleOutlined />, label: preShiftCheckWords.spares.taken },
  none_free: { color: 'bad', icon: <WarningFilled />, label: preShiftCheckWords.spares.none_free },
  not_taken: { color: 'waiting', icon: <StopOutlined />, label: preShiftCheckWords.spares.not_taken },
};

export const dockingLooks: Record<DockingState, Look> = {
  on_duty: { color: 'quiet', icon: <ClockCircleOutlined />, label: dockingStates.on_duty },
  not_docked: { color: 'waiting', icon: <ClockCircleOutlined />, label: dockingStates.not_docked },
  late: { color: 'bad', icon: <WarningFilled />, label: dockingStates.late },
};

export const checkedOutLooks: Record<CheckedOutState, Look> = {
  holder_on_duty: { color: 'good', icon: <CheckCircleOutlined />, label: checkedOutStates.holder_on_duty },
  not_due: { color: 'quiet', icon: <ClockCircleOutlined />, label: checkedOutStates.not_due },
  docked: { color: 'waiting', icon: <InboxOutlined />, label: checkedOutStates.docked },
  not_returned: { color: 'bad', icon: <ClockCircleOutlined />, label: checkedOutStates.not_returned },
};

export const deskLooks: Record<DeskState, Look> = {
  taken: { color: 'good', icon: <CheckCircleOutlined />, label: deskStateNames.taken },
  faulty: { color: 'bad', icon: <ToolOutlined />, label: deskStateNames.faulty },
  not_taken: { color: 'bad', icon: <WarningFilled />, label: deskStateNames.not_taken },
  not_needed: { color: 'quiet', icon: <StopOutlined />, label: deskStateNames.not_needed },
  ...checkedOutLooks,
  fault: { color: 'bad', icon: <ToolOutlined />, label: deskStateNames.fault },
  spare: { color: 'good', icon: <CheckCircleOutlined />, label: deskStateNames.spare },
};

export const standingLooks: Record<ObservationStanding, Look> = {
  counts: { color: 'good', icon: <CheckCircleOutlined />, label: observationStandings.counts },
  unknown_recorder: {
    color: 'bad',
    icon: <QuestionCircleOutlined />,
    label: observationStandings.unknown_recorder,
  },
  unknown_officer: {
    color: 'bad',
    icon: <QuestionCircleOutlined />,
    label: observationStandings.unknown_officer,
  },
  withdrawn: { color: 'quiet', icon: <StopOutlined />, label: observationStandings.withdrawn },
};
