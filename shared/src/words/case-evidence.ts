import type {
  CaseEvidenceRow,
  CaseNumberState,
  EvidenceReleaseCause,
  EvidenceReleaseState,
} from '../resources/case-evidence.ts';
import { defineWords, type Word } from './define-words.ts';
import { defineColumns } from './list-columns.ts';

const restrictedNames = { yes: { zh: '限制调阅', en: 'Restricted' } } as const;
const outdatedNames = { yes: { zh: '依据已变', en: 'Ground changed' }, no: { zh: '有效', en: 'As it was' } } as const;

export const caseEvidenceColumns = defineColumns<CaseEvidenceRow>()([
  { key: 'fileName', kind: 'text', heading: { zh: '录像', en: 'Recording' }, width: 36, onPage: 'always' },
  {
    key: 'caseNos',
    kind: 'text',
    heading: { zh: '案件编号', en: 'Case no.' },
    width: 30,
    value: ({ grounds }) => [...new Set(grounds.map(({ caseNo }) => caseNo))].join('、'),
    onPage: 'always',
  },
  {
    key: 'state',
    kind: 'word',
    heading: { zh: '依据', en: 'Ground' },
    words: outdatedNames,
    value: ({ outdated }) => (outdated ? 'yes' : 'no'),
  },
  { key: 'capturedAt', kind: 'moment', heading: { zh: '录制时间', en: 'Recorded' } },
  { key: 'unitName', kind: 'text', heading: { zh: '单位', en: 'Unit' }, width: 18 },
  { key: 'sizeBytes', kind: 'number', heading: { zh: '大小（字节）', en: 'Bytes' }, onPage: 'never' },
  {
    key: 'keptSince',
    kind: 'moment',
    heading: { zh: '永久存储自', en: 'Kept since' },
    value: ({ grounds }) => grounds.map(({ keptSince }) => keptSince).sort()[0] ?? null,
  },
  {
    key: 'restricted',
    kind: 'word',
    heading: { zh: '调阅', en: 'Access' },
    words: restrictedNames,
    value: ({ restricted }) => (restricted ? 'yes' : null),
  },
  { key: 'recordingId', kind: 'text', heading: { zh: '录像编号', en: 'Recording id' }, width: 38, onPage: 'never' },
]);

export const caseEvidenceWords = defineWords({
  title: { zh: '案件证据', en: 'Case evidence' },
  states: {
    waits: { zh: '待第二人确认', en: 'waits for a second person' },
    confirmed: { zh: '已确认', en: 'confirmed' },
    refused: { zh: '未予确认', en: 'refused' },
    superseded: { zh: '编号已更正', en: 'number corrected' },
  } satisfies Record<CaseNumberState, Word>,
  releaseStates: {
    proposed: { zh: '待审批', en: 'waits' },
    agreed: { zh: '已解除', en: 'taken off' },
    refused: { zh: '已驳回', en: 'refused' },
    withdrawn: { zh: '已撤回', en: 'withdrawn' },
    superseded: { zh: '依据已恢复', en: 'ground is back' },
  } satisfies Record<EvidenceReleaseState, Word>,
  causes: {
    release_asked: { zh: '提请解除', en: 'asked for' },
    number_changed: { zh: '案件编号已更正', en: 'the number was corrected' },
    activity_withdrawn: { zh: '执法活动已撤销', en: 'the activity was withdrawn' },
    not_shown: { zh: '录像不再对应该活动', en: 'the footage doesn’t show the activity any more' },
    number_form: { zh: '编号不再符合大队格式', en: 'the number no longer has the brigade’s form' },
  } satisfies Record<EvidenceReleaseCause, Word>,
});

/** Its problems, by their code. */
export const caseEvidenceProblems = defineWords({
  own_case_number: {
    title: { zh: '不能确认自己填写的案件编号', en: 'You cannot confirm a case number that you typed' },
    nextStep: { zh: '须由另一人核对案卷后确认。', en: 'Another person must compare it with the file and confirm it.' },
  },
  case_number_changed: {
    title: { zh: '案件编号刚被更正', en: 'The case number was corrected in the meantime' },
    nextStep: { zh: '请重新加载，核对新的编号。', en: 'Load the activity again and check the new number.' },
  },
  nothing_to_release: {
    title: { zh: '该活动没有以这个编号永久存储的录像', en: 'This activity keeps no footage by that number' },
    nextStep: { zh: '请重新加载，查看现有的案件证据。', en: 'Load the activity again to see what it keeps.' },
  },
  evidence_release_open: {
    title: { zh: '已有人提请解除，等待审批', en: 'Somebody has proposed this already' },
    nextStep: { zh: '请由另一人审批，或先撤回。', en: 'Have it decided by another person, or withdrawn first.' },
  },
  evidence_release_not_taken_up: {
    title: { zh: '平台提出的解除，须先由一人提请', en: 'HQ proposed this: one person must take it up first' },
    nextStep: {
      zh: '请说明理由提请解除，再由另一人审批；也可以驳回。',
      en: 'Propose it with a reason, then another person decides. It can be refused at once.',
    },
  },
  wrong_evidence_count: {
    title: { zh: '录像数量已变', en: 'The number of recordings has changed' },
    nextStep: { zh: '请重新加载，看清数量后再审批。', en: 'Load it again, look at what it takes off, then decide.' },
  },
  own_evidence_release: {
    title: { zh: '不能审批自己提请的解除', en: 'You cannot decide what you proposed' },
    nextStep: { zh: '须由另一人审批；您可以撤回。', en: 'A second person must decide; you can withdraw it.' },
  },
  not_own_evidence_release: {
    title: { zh: '只有提请人可以撤回', en: 'Only the proposer can withdraw it' },
    nextStep: { zh: '认为不妥的，请驳回。', en: 'If it should not count, refuse it instead.' },
  },
  is_case_evidence: {
    title: { zh: '属于案件证据，不能放弃', en: 'It is case evidence and can’t be let go' },
    nextStep: {
      zh: '请先由两人解除案件证据；确认读不出的，请送修取证。',
      en: 'Two people must take it off as case evidence first. If the card can’t be read, have its data recovered.',
    },
  },
});

/** What histories, refusals and files show of it. */
export const shownOfCaseEvidence = {
  title: caseEvidenceWords.title,
  subjects: {},
  facts: {
    case_number_confirmed: { zh: '确认案件编号', en: 'Case number confirmed' },
    case_number_refused: { zh: '案件编号未予确认', en: 'Case number refused' },
    case_evidence_release_proposed: { zh: '提请解除案件证据', en: 'Taking off case evidence proposed' },
    case_evidence_release_agreed: { zh: '解除案件证据', en: 'Case evidence taken off' },
    case_evidence_release_refused: { zh: '驳回解除案件证据', en: 'Taking off case evidence refused' },
    case_evidence_release_withdrawn: { zh: '撤回解除案件证据', en: 'Taking off case evidence withdrawn' },
  },
  details: {
    claimId: { zh: '核对', en: 'check' },
    releaseId: { zh: '解除', en: 'release' },
    releaseCause: { zh: '原因', en: 'cause' },
    evidenceFiles: { zh: '录像数', en: 'recordings' },
  },
  values: caseEvidenceWords.causes,
  problems: caseEvidenceProblems,
};
