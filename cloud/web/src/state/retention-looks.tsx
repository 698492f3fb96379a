import {
  CheckCircleOutlined,
  CloseCircleOutlined,
  DeleteOutlined,
  FieldTimeOutlined,
  HourglassOutlined,
  LockOutlined,
  UnlockOutlined,
} from '@ant-design/icons';
import type { DeletionListState } from '@rollcall/shared/http/deletion-lists';
import type { LegalHoldState } from '@rollcall/shared/http/legal-holds';
import { type Said, wordsIn } from '@rollcall/shared/words/define-words';
import { retentionWords } from '@rollcall/shared/words/retention';
import type { Look } from './look.ts';

const both = <Name extends string>(pick: (texts: Said<typeof retentionWords>) => Record<Name, string>, name: Name) => ({
  zh: pick(wordsIn(retentionWords, 'zh'))[name],
  en: pick(wordsIn(retentionWords, 'en'))[name],
});
const list = (state: DeletionListState) => both((texts) => texts.lists.states, state);
const hold = (state: LegalHoldState) => both((texts) => texts.holds.states, state);

export const deletionListLooks: Record<DeletionListState, Look> = {
  proposed: { color: 'waiting', icon: <HourglassOutlined />, label: list('proposed') },
  approved: { color: 'bad', icon: <DeleteOutlined />, label: list('approved') },
  refused: { color: 'quiet', icon: <CloseCircleOutlined />, label: list('refused') },
  done: { color: 'good', icon: <CheckCircleOutlined />, label: list('done') },
};

export const legalHoldLooks: Record<LegalHoldState, Look> = {
  active: { color: 'exempt', icon: <LockOutlined />, label: hold('active') },
  lifted: { color: 'quiet', icon: <UnlockOutlined />, label: hold('lifted') },
  expired: { color: 'quiet', icon: <FieldTimeOutlined />, label: hold('expired') },
};
