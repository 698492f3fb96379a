import { CheckCircleOutlined, CompassOutlined, RollbackOutlined, UserOutlined, WarningFilled } from '@ant-design/icons';
import type { InspectionState, VisitKind } from '@rollcall/shared/resources/field-inspections';
import { inspectionStateNames, visitKindNames } from '@rollcall/shared/words/field-inspections';
import type { Look } from './look.ts';

export const inspectionLooks: Record<InspectionState, Look> = {
  in_order: { color: 'good', icon: <CheckCircleOutlined />, label: inspectionStateNames.in_order },
  fault: { color: 'bad', icon: <WarningFilled />, label: inspectionStateNames.fault },
  withdrawn: { color: 'quiet', icon: <RollbackOutlined />, label: inspectionStateNames.withdrawn },
};

export const visitKindLooks: Record<VisitKind, Look> = {
  drawn: { color: 'good', icon: <CompassOutlined />, label: visitKindNames.drawn },
  chosen: { color: 'quiet', icon: <UserOutlined />, label: visitKindNames.chosen },
};
