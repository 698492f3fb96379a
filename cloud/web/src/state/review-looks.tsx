import {
  CheckCircleOutlined,
  EyeOutlined,
  HourglassOutlined,
  QuestionCircleOutlined,
  RollbackOutlined,
  SafetyCertificateOutlined,
  StopOutlined,
  WarningFilled,
} from '@ant-design/icons';
import type { ReviewOutcome, ReviewState, Verdict } from '@rollcall/shared/resources/reviews';
import { reviewOutcomeNames, reviewStateNames, verdictNames } from '@rollcall/shared/words/reviews';
import type { Look } from './look.ts';

export const reviewStateLooks: Record<ReviewState, Look> = {
  unassigned: { color: 'bad', icon: <QuestionCircleOutlined />, label: reviewStateNames.unassigned },
  assigned: { color: 'waiting', icon: <EyeOutlined />, label: reviewStateNames.assigned },
  verifying: { color: 'waiting', icon: <SafetyCertificateOutlined />, label: reviewStateNames.verifying },
  done: { color: 'good', icon: <CheckCircleOutlined />, label: reviewStateNames.done },
  skipped: { color: 'quiet', icon: <StopOutlined />, label: reviewStateNames.skipped },
  replaced: { color: 'quiet', icon: <RollbackOutlined />, label: reviewStateNames.replaced },
};

export const reviewOutcomeLooks: Record<ReviewOutcome, Look> = {
  pass: { color: 'good', icon: <CheckCircleOutlined />, label: reviewOutcomeNames.pass },
  fault: { color: 'bad', icon: <WarningFilled />, label: reviewOutcomeNames.fault },
};

export const verdictLooks: Record<Verdict, Look> = {
  as_said: { color: 'bad', icon: <WarningFilled />, label: verdictNames.as_said },
  not_as_said: { color: 'good', icon: <RollbackOutlined />, label: verdictNames.not_as_said },
  cannot_tell: { color: 'quiet', icon: <HourglassOutlined />, label: verdictNames.cannot_tell },
};
