import type { ExemptionEffect, ExemptionState } from '../http/exemptions.ts';
import { defineWords, type Word } from './define-words.ts';

/** What became of an explanation. */
export const exemptionStateNames = {
  pending: { zh: '待审批', en: 'Waiting' },
  approved: { zh: '已批准', en: 'Approved' },
  refused: { zh: '已驳回', en: 'Refused' },
  withdrawn: { zh: '已撤回', en: 'Withdrawn' },
} as const satisfies Record<ExemptionState, Word>;

/** What an approval makes of the time. */
export const exemptionEffectNames = {
  exemption: { zh: '不计入应录', en: 'Need not be recorded' },
  explained: {
    zh: '仍计缺录时长，不再列为问题（天气、紧急等原因）',
    en: 'Counted as missing, no longer a finding (weather, urgency or another cause)',
  },
  fault_ticket: {
    zh: '仍计缺录时长，不再列为问题（设备原因）',
    en: 'Counted as missing, no longer a finding (device)',
  },
  station_outage: {
    zh: '仍计缺录时长，不再列为问题（采集站原因）',
    en: 'Counted as missing, no longer a finding (station)',
  },
} as const satisfies Record<ExemptionEffect, Word>;

/** Explaining time that wasn't recorded: the list, the form, one explanation. */
export const exemptionWords = defineWords({
  title: { zh: '缺录情况说明', en: 'Explanations of gaps' },
  view: { zh: '范围', en: 'Which' },
  views: {
    all: { zh: '全部', en: 'All' },
    waiting: { zh: '待我审批', en: 'For me to decide' },
    own: { zh: '我提交的', en: 'Mine' },
  },
  state: { zh: '状态', en: 'State' },
  cause: { zh: '原因', en: 'Cause' },
  who: { zh: '人员／单位', en: 'Officer or unit' },
  officer: { zh: '人员', en: 'Officer' },
  unit: { zh: '单位', en: 'Unit' },
  wholeUnit: { zh: (unit: string) => `${unit}（全单位）`, en: (unit: string) => `${unit} (everybody)` },
  time: { zh: '时段', en: 'Time' },
  length: { zh: '时长', en: 'Length' },
  explanation: { zh: '说明', en: 'Explanation' },
  attachment: { zh: '附件', en: 'Attachment' },
  asked: { zh: '提交', en: 'Asked' },
  decided: { zh: '审批', en: 'Decided' },
  withdrawn: { zh: '撤回', en: 'Withdrawn' },
  effect: { zh: '批准后', en: 'Once approved' },
  counts: { zh: '效果', en: 'Effect' },
  empty: { zh: '还没有缺录情况说明', en: 'No explanations yet' },
  emptyWaiting: { zh: '没有等待审批的说明', en: 'Nothing waits for a decision' },
  emptyHint: {
    zh: '打开一个漏录问题，点“缺录情况说明”；采集站停用等影响全单位的，由领导在这里说明一次。',
    en: 'Open a finding of missing footage and explain the gap; a leader explains once here what hit the whole unit.',
  },
  finding: { zh: '对应的问题', en: 'The finding' },
  openFinding: { zh: '打开这个问题', en: 'Open it' },
  findings: { zh: '该人员的问题', en: 'Findings of the officer' },
  form: {
    add: { zh: '缺录情况说明', en: 'Explain a gap' },
    intro: {
      zh: '由另一人批准后立即生效。说明、附件和审批都会留存，任何人不能修改。',
      en: 'It counts as soon as another person approves. Explanation, attachment and decision are kept; nobody can change them.',
    },
    forWhom: { zh: '为谁说明', en: 'For whom' },
    oneOfficer: { zh: '一名人员', en: 'One officer' },
    everybody: { zh: '全单位（如采集站停用）', en: 'The whole unit (such as a station outage)' },
    stretch: { zh: '缺录时段', en: 'Missing stretch' },
    otherTime: { zh: '自定时间', en: 'Another time' },
    from: { zh: '开始时间', en: 'Starts' },
    to: { zh: '结束时间', en: 'Ends' },
    pick: { zh: '请选择', en: 'Choose one' },
    why: { zh: '说明', en: 'What happened' },
    whyHint: {
      zh: '写清经过：什么时候、什么原因、当时如何处置、有无口头报告。至少 5 个字。',
      en: 'When, why, what was done, whom you told. At least 5 characters.',
    },
    whyRule: { zh: '5 至 2000 个字', en: '5 to 2000 characters' },
    file: { zh: '附件', en: 'Attachment' },
    fileHint: {
      zh: 'PDF、照片（JPEG、PNG、HEIC）、.docx 或 .xlsx，不超过 10 MB。',
      en: 'PDF, photo (JPEG, PNG, HEIC), .docx or .xlsx, up to 10 MB.',
    },
    choose: { zh: '选择文件', en: 'Choose a file' },
    replace: { zh: '换一个文件', en: 'Choose another file' },
    takeOut: { zh: '不附文件', en: 'Attach nothing' },
    files: { zh: '照片、文件', en: 'Photos and files' },
    takeOutFile: { zh: (name: string) => `移除 ${name}`, en: (name: string) => `Take out ${name}` },
    tooLarge: { zh: '文件超过 10 MB，请压缩或拍得小一些。', en: 'The file is larger than 10 MB: make it smaller.' },
    send: { zh: '提交', en: 'Send' },
  },
  touched: {
    title: { zh: '涉及的问题', en: 'Findings of this time' },
    finding: { zh: '问题', en: 'Finding' },
    handling: { zh: '办理', en: 'Handling' },
    approved: { zh: '批准后', en: 'Once approved' },
    judgedAnew: { zh: '重新核对，不再成立即销号', en: 'Looked at again, resolved if no longer so' },
    stays: { zh: '不销号，标记待复核', en: 'Stays, marked to be looked at again' },
    liable: {
      zh: '您是其中问题的责任领导，不能审批。请由督察、管理员或其他不担责的领导审批。',
      en: 'You are liable for one of them, so you don’t decide. An inspector, an administrator or another leader does.',
    },
  },
  detail: {
    title: { zh: '缺录情况说明', en: 'Explanation of a gap' },
    decision: { zh: '审批', en: 'Decision' },
    reason: { zh: '理由', en: 'Reason' },
    approve: { zh: '批准', en: 'Approve' },
    refuse: { zh: '驳回', en: 'Refuse' },
    own: { zh: '这是您自己提交的，须由另一人审批。', en: 'This is your own: another person must decide it.' },
    withdraw: { zh: '撤回', en: 'Withdraw' },
    revoke: { zh: '撤销批准', en: 'Take the approval back' },
    revokeHint: {
      zh: '撤销后，这段时间立即重新计入；原来的批准仍留在记录里。',
      en: 'The time counts again at once; the approval stays in the record.',
    },
    attach: { zh: '附上文件', en: 'Attach a file' },
    heic: {
      zh: '手机 HEIC 格式照片：电脑打不开时，可在手机上查看。',
      en: 'A photo in a phone’s format (HEIC). If your computer can’t open it, a phone can.',
    },
  },
});

/** Its problems, by their code. */
export const exemptionProblems = defineWords({
  not_yours_to_explain: {
    title: {
      zh: '只能说明本人的时段，中队领导可以说明本单位的',
      en: 'You can explain only your own time, or your unit’s as its leader',
    },
    nextStep: { zh: '请由本人或其单位领导说明。', en: 'Ask the officer or the leader of the unit to explain it.' },
  },
  exemption_waits: {
    title: {
      zh: '这段时间的说明已经提交，正等待审批',
      en: 'An explanation of this time is already waiting for a decision',
    },
    nextStep: {
      zh: '在“缺录情况说明”列表里可以看到；写错了请先撤回，再重新提交。',
      en: 'Find it in the list of explanations. If it is wrong, withdraw it and submit a new one.',
    },
  },
  explained_already: {
    title: { zh: '这段时间已有批准的说明', en: 'This time is explained already' },
    nextStep: {
      zh: '在“缺录情况说明”列表里可以看到；有误的请先撤销批准，再重新提交。',
      en: 'Find the approved explanation in the list. If it is wrong, take it back and submit a new one.',
    },
  },
  own_exemption: {
    title: { zh: '不能审批自己提交的说明', en: 'You cannot decide on your own explanation' },
    nextStep: {
      zh: '请由另一名有权的人审批；您可以撤回。',
      en: 'Ask another person whose role allows it to decide. You can withdraw it.',
    },
  },
  exemption_closed: {
    title: { zh: '这项说明已被驳回或撤回', en: 'This explanation was refused or withdrawn already' },
    nextStep: {
      zh: '请重新打开查看；有新的情况请重新提交。',
      en: 'Load it again. If there is something new to say, submit a new one.',
    },
  },
  not_yours_to_withdraw: {
    title: {
      zh: '说明由提交人撤回；已批准的也可由审批人撤回',
      en: 'Only the asker can withdraw an explanation; an approved one also those who may decide',
    },
    nextStep: { zh: '请审批它，或请提交人撤回。', en: 'Decide on it instead, or ask the asker to withdraw it.' },
  },
  attachment_closed: {
    title: {
      zh: '只有提交人可以附文件，且须在审批之前',
      en: 'Only the asker can attach a file, and only before the decision',
    },
    nextStep: {
      zh: '已审批的请重新提交说明并附上文件。',
      en: 'After the decision, submit a new explanation and attach the file to that.',
    },
  },
  attachment_refused: {
    title: { zh: '不接受这种文件', en: 'HQ does not accept this kind of file' },
    nextStep: {
      zh: '请附 PDF、照片（JPEG、PNG、HEIC）或不含宏的 .docx、.xlsx；按文件内容判断，改扩展名无效。',
      en: 'Attach a PDF, a photo (JPEG, PNG, HEIC), or a .docx or .xlsx without macros. The content counts, not the name.',
    },
  },
  attachment_quota: {
    title: { zh: '一天内附件过多', en: 'Too much was attached within a day' },
    nextStep: {
      zh: '请将相关材料合并为一个 PDF，或次日再附；已附文件不受影响。',
      en: 'Put what belongs together into one PDF, or go on tomorrow. What is attached already stays.',
    },
  },
  attachment_gone: {
    title: {
      zh: '附件未保存到平台，说明没有提交',
      en: 'HQ does not have the attached file any more, so nothing was submitted',
    },
    nextStep: {
      zh: '填写的内容还在，请再点一次“提交”，附件会重新上传。',
      en: 'What you wrote is still here. Send it again: the file is sent once more with it.',
    },
  },
  attachment_lost: {
    title: { zh: '存储中的附件丢失或已被改动', en: 'The attached file is missing from the store, or has changed' },
    nextStep: {
      zh: '请联系运维检查存储；提交人有原件。',
      en: 'Ask operations to check the store. The asker has the original.',
    },
  },
});

/** Headings of its file that its page doesn't have. */
export const exemptionDownloadColumns = defineWords({
  attachmentSha256: { zh: '附件 SHA-256', en: 'Attachment SHA-256' },
  askedBy: { zh: '提交人', en: 'Asked by' },
  asked: { zh: '提交时间', en: 'Asked' },
  withdrawnBy: { zh: '撤回人', en: 'Withdrawn by' },
  withdrawn: { zh: '撤回时间', en: 'Withdrawn' },
  withdrawalReason: { zh: '撤回理由', en: 'Reason for the withdrawal' },
});
