import {
  CheckCircleOutlined,
  CloseCircleOutlined,
  DeleteOutlined,
  FieldTimeOutlined,
  HourglassOutlined,
  LockOutlined,
  UnlockOutlined,
} from '@ant-design/icons';
import type { DeletionListState } from '@rollcall/shared/resources/deletion-lists';
import type { LegalHoldState } from '@rollcall/shared/resources/legal-holds';
import { deletionListWords } from '@rollcall/shared/words/deletion-lists';
import { legalHoldWords } from '@rollcall/shared/words/legal-holds';
import type { Look } from './look.ts';

export const deletionListLooks: Record<DeletionListState, Look> = {
  proposed: { color: 'waiting', icon: <HourglassOutlined />, label: deletionListWords.states.proposed },
  approved: { color: 'bad', icon: <DeleteOutlined />, label: deletionListWords.states.approved },
  refused: { color: 'quiet', icon: <CloseCircleOutlined />, label: deletionListWords.states.refused },
  done: { color: 'good', icon: <CheckCircleOutlined />, label: deletionListWords.states.done },
};

export const legalHoldLooks: Record<LegalHoldState, Look> = {
  active: { color: 'exempt', icon: <LockOutlined />, label: legalHoldWords.states.active },
  lifted: { color: 'quiet', icon: <UnlockOutlined />, label: legalHoldWords.states.lifted },
  expired: { color: 'quiet', icon: <FieldTimeOutlined />, label: legalHoldWords.states.expired },
};
