import {
  AimOutlined,
  ApiOutlined,
  AuditOutlined,
  BlockOutlined,
  BulbOutlined,
  CheckCircleOutlined,
  ClockCircleOutlined,
  CloseSquareFilled,
  DeleteFilled,
  DeleteOutlined,
  DisconnectOutlined,
  FallOutlined,
  FieldTimeOutlined,
  FileExclamationFilled,
  FileSearchOutlined,
  FileUnknownOutlined,
  HistoryOutlined,
  LoginOutlined,
  LogoutOutlined,
  MinusCircleOutlined,
  NumberOutlined,
  PauseCircleOutlined,
  PoweroffOutlined,
  QuestionCircleOutlined,
  RollbackOutlined,
  SafetyOutlined,
  ScissorOutlined,
  SkinOutlined,
  StopOutlined,
  SwapOutlined,
  ThunderboltOutlined,
  UserDeleteOutlined,
  VideoCameraOutlined,
  WarningFilled,
} from '@ant-design/icons';
import type { FindingGrade, FindingKind, FindingState } from '@rollcall/shared/http/findings';
import { findingGradeNames, findingKindNames, findingStateNames } from '@rollcall/shared/words/findings';
import type { Look } from './look.ts';

/** What was found. Red is for what somebody must answer for, amber for what somebody must look at. */
export const findingKindLooks: Record<FindingKind, Look> = {
  no_footage: { color: 'bad', icon: <MinusCircleOutlined />, label: findingKindNames.no_footage },
  coverage_below_threshold: { color: 'bad', icon: <FallOutlined />, label: findingKindNames.coverage_below_threshold },
  coverage_gap: { color: 'bad', icon: <WarningFilled />, label: findingKindNames.coverage_gap },
  late_import: { color: 'waiting', icon: <FieldTimeOutlined />, label: findingKindNames.late_import },
  activity_not_covered: { color: 'bad', icon: <AuditOutlined />, label: findingKindNames.activity_not_covered },
  started_too_late: { color: 'bad', icon: <LoginOutlined />, label: findingKindNames.started_too_late },
  stopped_early: { color: 'bad', icon: <LogoutOutlined />, label: findingKindNames.stopped_early },
  burst_of_tickets: { color: 'waiting', icon: <ThunderboltOutlined />, label: findingKindNames.burst_of_tickets },
  missing_since_dock: { color: 'bad', icon: <DeleteFilled />, label: findingKindNames.missing_since_dock },
  logged_but_absent: { color: 'bad', icon: <DeleteOutlined />, label: findingKindNames.logged_but_absent },
  sequence_hole: { color: 'bad', icon: <NumberOutlined />, label: findingKindNames.sequence_hole },
  footage_outside_duty: { color: 'waiting', icon: <HistoryOutlined />, label: findingKindNames.footage_outside_duty },
  footage_nobody_held: { color: 'waiting', icon: <UserDeleteOutlined />, label: findingKindNames.footage_nobody_held },
  recorder_of_two_badges: { color: 'waiting', icon: <SwapOutlined />, label: findingKindNames.recorder_of_two_badges },
  short_clips: { color: 'waiting', icon: <ScissorOutlined />, label: findingKindNames.short_clips },
  clock_drift: { color: 'waiting', icon: <ClockCircleOutlined />, label: findingKindNames.clock_drift },
  custody_disputed: { color: 'waiting', icon: <QuestionCircleOutlined />, label: findingKindNames.custody_disputed },
  damaged: { color: 'bad', icon: <CloseSquareFilled />, label: findingKindNames.damaged },
  object_missing: { color: 'bad', icon: <DisconnectOutlined />, label: findingKindNames.object_missing },
  object_changed: { color: 'bad', icon: <FileExclamationFilled />, label: findingKindNames.object_changed },
  spot_check_conduct: { color: 'bad', icon: <FileSearchOutlined />, label: findingKindNames.spot_check_conduct },
  spot_check_safety_protection: {
    color: 'bad',
    icon: <SafetyOutlined />,
    label: findingKindNames.spot_check_safety_protection,
  },
  spot_check_full_recording: {
    color: 'bad',
    icon: <VideoCameraOutlined />,
    label: findingKindNames.spot_check_full_recording,
  },
  same_bytes: { color: 'waiting', icon: <BlockOutlined />, label: findingKindNames.same_bytes },
  switched_off: { color: 'bad', icon: <PoweroffOutlined />, label: findingKindNames.switched_off },
  not_worn: { color: 'bad', icon: <StopOutlined />, label: findingKindNames.not_worn },
  not_recording: { color: 'bad', icon: <PauseCircleOutlined />, label: findingKindNames.not_recording },
  worn_wrongly: { color: 'waiting', icon: <AimOutlined />, label: findingKindNames.worn_wrongly },
  poor_appearance: { color: 'waiting', icon: <SkinOutlined />, label: findingKindNames.poor_appearance },
  not_charged: { color: 'waiting', icon: <BulbOutlined />, label: findingKindNames.not_charged },
};

export const findingStateLooks: Record<FindingState, Look> = {
  open: { color: 'bad', icon: <ClockCircleOutlined />, label: findingStateNames.open },
  resolved: { color: 'good', icon: <CheckCircleOutlined />, label: findingStateNames.resolved },
  set_aside: { color: 'quiet', icon: <RollbackOutlined />, label: findingStateNames.set_aside },
};

/** How strongly the witnesses say that footage was deleted. */
export const findingGradeLooks: Record<FindingGrade, Look> = {
  proved: { color: 'bad', icon: <FileExclamationFilled />, label: findingGradeNames.proved },
  strong: { color: 'bad', icon: <ApiOutlined />, label: findingGradeNames.strong },
  weak: { color: 'waiting', icon: <FileUnknownOutlined />, label: findingGradeNames.weak },
};
