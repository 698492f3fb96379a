/** What HQ's problems with explaining gaps, answers and appeals say: part of `problemTexts`. */
export const exemptionProblems = {
  not_yours_to_explain: {
    title: {
      zh: '只能说明本人的时段，中队领导可以说明本单位的',
      en: 'You explain your own time, or your own unit’s as its leader',
    },
    nextStep: { zh: '请由本人或其单位领导说明。', en: 'Ask the officer or the leader of the unit to explain it.' },
  },
  exemption_waits: {
    title: { zh: '同样的说明已经提交，正等待审批', en: 'The same was asked already and waits for its decision' },
    nextStep: {
      zh: '在“缺录说明”列表里可以看到；写错了请先撤回，再重新提交。',
      en: 'It is in the list of explanations. If it is wrong, withdraw it and ask anew.',
    },
  },
  own_exemption: {
    title: { zh: '不能审批自己提交的说明', en: 'Nobody decides on an own explanation' },
    nextStep: { zh: '请由另一名有权的人审批；您可以撤回。', en: 'Another person must decide; you can withdraw it.' },
  },
  exemption_closed: {
    title: { zh: '这项说明已被驳回或撤回', en: 'This was refused or withdrawn already' },
    nextStep: {
      zh: '请重新打开查看；有新的情况请重新提交。',
      en: 'Load it again; ask anew if there is something new.',
    },
  },
  not_yours_to_withdraw: {
    title: {
      zh: '说明由提交人撤回；已批准的也可由审批人撤回',
      en: 'An explanation is withdrawn by who made it; an approval also by who may decide',
    },
    nextStep: { zh: '请审批它，或请提交人撤回。', en: 'Decide it instead, or leave it to who made it.' },
  },
  attachment_closed: {
    title: {
      zh: '只有提交人可以附文件，且须在审批之前',
      en: 'Only who asked attaches a file, and before it is decided',
    },
    nextStep: {
      zh: '已审批的请重新提交说明并附上文件。',
      en: 'Once it is decided, ask anew and attach the file there.',
    },
  },
  attachment_refused: {
    title: { zh: '不接受这种文件', en: 'This kind of file is not taken' },
    nextStep: {
      zh: '请附 PDF、照片（JPEG、PNG）或不含宏的 .docx、.xlsx；按文件内容判断，改扩展名无效。',
      en: 'Attach a PDF, a photo (JPEG, PNG), or a .docx or .xlsx without macros. The content counts, not the name.',
    },
  },
  attachment_lost: {
    title: { zh: '存储中的附件丢失或已变', en: 'The store does not have this file as it was attached' },
    nextStep: {
      zh: '请联系运维检查存储；提交人有原件。',
      en: 'Ask operations to look at the store. Who asked has the original.',
    },
  },
  finding_set_aside: {
    title: { zh: '申诉已经成立，这个问题已撤销', en: 'An appeal was upheld: this finding is set aside' },
    nextStep: {
      zh: '不用再做什么，它不再算在任何人名下。以后查出更多情况会重新列出，届时可以再申诉。',
      en: 'Nothing is to be done: it counts against nobody. Should it say more some day, it opens again and can be appealed against.',
    },
  },
  appeal_waits: {
    title: { zh: '已有一项申诉在等待裁定', en: 'An appeal against this finding waits already' },
    nextStep: {
      zh: '请等待裁定；要补充的内容可写在答复里。',
      en: 'Wait for it. What is to be added can be said in an answer.',
    },
  },
  appeal_too_late: {
    title: { zh: '申诉期限已过', en: 'The time to appeal against this finding is over' },
    nextStep: { zh: '仍可以答复或说明缺录。', en: 'You can still answer it, or explain the gap.' },
  },
  own_appeal: {
    title: { zh: '不能裁定自己的申诉', en: 'Nobody decides on an own appeal' },
    nextStep: { zh: '请由另一名管理员或督察裁定。', en: 'Another administrator or inspector must decide it.' },
  },
} as const;
