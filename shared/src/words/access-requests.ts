import { mostAccessDays } from '../fields/access-requests.ts';
import { evidenceExportFields } from '../fields/evidence-exports.ts';
import type { AccessRequestRow, AccessRequestState } from '../resources/access-requests.ts';
import { columnWords } from './columns.ts';
import { defineWords, type Word } from './define-words.ts';
import { formatWords } from './format.ts';
import { defineColumns } from './list-columns.ts';
import { signature } from './signature.ts';

/** Whether a request for access was granted. */
export const accessRequestStateNames = {
  pending: { zh: '待审批', en: 'Pending' },
  approved: { zh: '已批准', en: 'Approved' },
  refused: { zh: '已驳回', en: 'Refused' },
  revoked: { zh: '已撤销', en: 'Revoked' },
  expired: { zh: '已到期', en: 'Expired' },
} as const satisfies Record<AccessRequestState, Word>;

/** Access requests and exports of evidence. */
export const accessWords = defineWords({
  title: { zh: '调阅与导出', en: 'Access and exports' },
  views: { zh: '列表', en: 'List' },
  waiting: { zh: '待我审批', en: 'Waiting for me' },
  requests: { zh: '全部申请', en: 'All requests' },
  /** Of its files. */
  fileTitle: { zh: '调阅申请', en: 'access requests' },
  mine: { zh: '我的申请', en: 'My requests' },
  request: {
    add: { zh: '申请调阅', en: 'Request access' },
    title: { zh: '申请调阅外单位录像', en: 'Request access to footage of another unit' },
    intro: {
      zh: '由大队管理员或督察批准；批准后在期限内可查看、调阅所申请的录像，每次调阅都会记录。',
      en: 'An administrator or inspector decides. Once approved you see exactly this footage until it expires; every viewing is recorded.',
    },
    by: { zh: '申请哪些录像', en: 'Which footage' },
    byLink: { zh: '按录像链接或编号', en: 'By link or id' },
    byBadge: { zh: '按警号和时间', en: 'By badge and time' },
    byRecorder: { zh: '按记录仪和时间', en: 'By recorder and time' },
    links: { zh: '录像链接或编号', en: 'Links or ids of recordings' },
    linksHint: { zh: '每行一个，可从同事处复制录像页网址', en: 'One per line: copy the address of a recording’s page' },
    badgeNo: { zh: '警号', en: 'Badge number' },
    recorderSerial: { zh: '记录仪编号', en: 'Recorder serial' },
    from: { zh: '拍摄起', en: 'Captured from' },
    to: { zh: '拍摄止', en: 'Captured until' },
    purposeHint: {
      zh: '写明案件、投诉或事故编号；会存证留痕',
      en: 'Name the case, complaint or accident; it is kept in the ledger',
    },
    until: { zh: '看到何时为止', en: 'Access ends' },
    untilHint: { zh: `最长 ${mostAccessDays} 天`, en: `At most ${mostAccessDays} days` },
    send: { zh: '提交申请', en: 'Send' },
    noIds: { zh: '没有认出录像编号', en: 'No recording id was found in this' },
    offer: {
      zh: '这段录像可能属于其他单位。需要查看时可以申请调阅。',
      en: 'This recording may be of another unit. If you need it, request access.',
    },
  },
  columns: {
    state: { zh: '状态', en: 'State' },
    purpose: evidenceExportFields.purpose.label,
    requestedBy: { zh: '申请人', en: 'Requested by' },
    requestedAt: { zh: '申请时间', en: 'Requested' },
    footage: { zh: '录像', en: 'Footage' },
    expires: { zh: '有效期至', en: 'Expires' },
    askedUntil: { zh: '申请期限至', en: 'Asked until' },
    asked: { zh: '申请中，未批准', en: 'asked for, not granted' },
    decide: { zh: '审批', en: 'Decision' },
    decided: { zh: '审批结果', en: 'Decision' },
  },
  count: { zh: (count: number) => `${count} 段`, en: (count: number) => `${count} recording${count === 1 ? '' : 's'}` },
  detail: {
    title: { zh: '调阅申请', en: 'Access request' },
    footage: { zh: '申请的录像', en: 'Footage of this request' },
    notYet: {
      zh: '批准后这里会列出录像，可以打开查看。',
      en: 'Once it is approved, the footage is listed here and can be opened.',
    },
    noLonger: { zh: '已不能查看这些录像。', en: 'This footage can no longer be seen.' },
    reason: { zh: '理由', en: 'Reason' },
    decision: { zh: '审批', en: 'Decide' },
    decide: { zh: '审批', en: 'Decide' },
    approve: { zh: '批准', en: 'Approve' },
    refuse: { zh: '驳回', en: 'Refuse' },
    until: { zh: '批准到', en: 'Approve until' },
    own: {
      zh: '自己的申请须由另一名管理员或督察审批。',
      en: 'Another administrator or inspector must decide your own request.',
    },
    revoke: { zh: '撤销', en: 'Revoke' },
    withdraw: { zh: '撤回申请', en: 'Withdraw' },
    revokeHint: {
      zh: '立即生效：正在进行的调阅和播放会马上中断。',
      en: 'At once: what is open or playing by it ends.',
    },
    decidedBy: { zh: '审批人', en: 'Decided by' },
    revokedBy: { zh: '撤销人', en: 'Revoked by' },
  },
  empty: {
    waiting: { zh: '没有待您审批的申请', en: 'Nothing waits for you' },
    waitingHint: { zh: '中队提出调阅申请后会出现在这里。', en: 'Requests of squad leaders appear here.' },
    requests: { zh: '还没有调阅申请', en: 'No requests yet' },
    requestsHint: {
      zh: '需要外单位的录像时，点“申请调阅”。',
      en: 'When you need footage of another unit, request access.',
    },
    allHint: { zh: '中队责任领导提出的申请都列在这里。', en: 'Requests of squad leaders are listed here.' },
  },
});

/** Its problems, by their code. */
export const accessRequestProblems = defineWords({
  access_request_needed: {
    title: {
      zh: '这是外单位的录像，您现在没有有效的批准',
      en: 'This footage belongs to another unit, and you have no valid approval for it',
    },
    nextStep: {
      zh: '请在“调阅”页提出申请，写明用途，批准后再试。',
      en: 'Request it on the page Access and give the purpose. Try again once it is approved.',
    },
  },
  several_approvals: {
    title: { zh: '所选录像分属不同的批准', en: 'These recordings are covered by different approvals' },
    nextStep: { zh: '请按批准分开导出。', en: 'Make one export for each approval.' },
  },
  nothing_to_request: {
    title: { zh: '没有找到需要申请的外单位录像', en: 'This request covers no footage of another unit' },
    nextStep: {
      zh: '请核对警号、记录仪、时间或链接；本单位的录像无需申请。',
      en: 'Check badge number, recorder, times and links. Footage of your own unit needs no request.',
    },
  },
  too_much_to_request: {
    title: { zh: '一次申请的录像太多', en: 'This request covers too much footage' },
    nextStep: {
      zh: '最多 200 段，请缩短时间或分几次申请。',
      en: 'A request covers 200 recordings at most: choose a shorter time, or make several requests.',
    },
  },
  access_expiry: {
    title: { zh: '期限不合适', en: 'This end date is not possible' },
    nextStep: {
      zh: `期限须晚于现在、不超过 ${mostAccessDays} 天，批准时不得晚于所申请的期限。`,
      en: `It must be after now, within ${mostAccessDays} days, and no later than requested.`,
    },
  },
  own_access_request: {
    title: { zh: '不能审批自己的申请', en: 'You cannot decide on your own request' },
    nextStep: { zh: '请由另一名管理员或督察审批。', en: 'Ask another administrator or inspector to decide it.' },
  },
});

/** Of its files; its pages put some together. */
export const accessRequestColumns = defineColumns<AccessRequestRow>()([
  { key: 'state', kind: 'word', heading: accessWords.columns.state, words: accessRequestStateNames },
  { key: 'purpose', kind: 'text', heading: accessWords.columns.purpose, width: 40 },
  { key: 'recordings', kind: 'number', heading: accessWords.columns.footage },
  {
    key: 'unitNames',
    kind: 'text',
    heading: { zh: '录像所属单位', en: 'Units of the footage' },
    width: 26,
    value: ({ unitNames }) => unitNames.join(formatWords.and.zh),
  },
  {
    key: 'requestedBy',
    kind: 'text',
    heading: accessWords.columns.requestedBy,
    width: 18,
    value: ({ requestedBy, onBehalfOf }, language) => signature(requestedBy, onBehalfOf, language),
  },
  { key: 'requestedByUnit', kind: 'text', heading: { zh: '申请人单位', en: 'Unit' }, width: 26 },
  { key: 'requestedAt', kind: 'moment', heading: accessWords.columns.requestedAt },
  { key: 'expiresAt', kind: 'moment', heading: accessWords.columns.expires },
  { key: 'decidedBy', kind: 'text', heading: accessWords.detail.decidedBy, width: 18 },
  { key: 'decidedAt', kind: 'moment', heading: columnWords.decided },
  { key: 'decisionReason', kind: 'text', heading: columnWords.decisionReason, width: 40 },
  { key: 'revokedBy', kind: 'text', heading: accessWords.detail.revokedBy, width: 18 },
  { key: 'revokedAt', kind: 'moment', heading: columnWords.revoked },
  {
    key: 'revokeReason',
    kind: 'text',
    heading: { zh: '撤销理由', en: 'Reason for the revocation' },
    width: 40,
  },
]);

/** What histories, refusals and files show of it. */
export const shownOfAccessRequests = {
  title: accessWords.fileTitle,
  subjects: { access_request: { zh: '调阅申请', en: 'Request to view' } },
  facts: {
    access_requested: { zh: '申请调阅', en: 'Access requested' },
    access_approved: { zh: '批准调阅', en: 'Access approved' },
    access_refused: { zh: '驳回调阅申请', en: 'Access refused' },
    access_revoked: { zh: '撤销调阅', en: 'Access revoked' },
  },
  details: {},
  values: {},
  problems: accessRequestProblems,
};
