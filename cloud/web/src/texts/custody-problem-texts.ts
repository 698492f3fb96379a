/** What HQ's problems with check-outs, disputes, faults and PINs say: part of `problemTexts`. */
export const custodyProblems = {
  custody_observed: {
    title: { zh: '这是由现场登记得出的，不是录入的', en: 'This follows from what was seen and is not entered' },
    nextStep: {
      zh: '请为那段时间登记一次领用，它优先于现场登记；本人也可以提出异议。',
      en: 'Enter a check-out for that time: it counts first. The officer can dispute what is in his name.',
    },
  },
  observed_at_station: {
    title: { zh: '采集站屏幕上见到的，不能由登记人撤回', en: 'What a station’s screen saw is not withdrawn here' },
    nextStep: {
      zh: '请由本人提出异议、他人裁定，或为那段时间登记一次领用，它优先。',
      en: 'The officer disputes it and somebody else decides, or enter a check-out for that time, which counts first.',
    },
  },
  not_your_check_out: {
    title: { zh: '只能对自己名下的领用提出异议', en: 'You can dispute only a check-out in your own name' },
    nextStep: {
      zh: '请由本人提出。账号须登记了您的警号，可请管理员登记。',
      en: 'Ask its officer. Your account must have your badge number: an administrator enters it.',
    },
  },
  assignment_not_disputed: {
    title: { zh: '只有领用可以提出异议', en: 'Only check-outs are disputed' },
    nextStep: { zh: '配备有误，请中队负责人更正。', en: 'Ask your leader to correct the assignment.' },
  },
  disputed_already: {
    title: { zh: '这次领用已经提出过异议', en: 'This check-out was disputed already' },
    nextStep: {
      zh: '请等待裁定，结果会显示在领用旁边。若已裁定不成立而仍有误，请大队为正确的人员登记领用。',
      en: 'Wait for the decision; it is shown beside the check-out. If it was dismissed wrongly, ask the brigade office to enter a check-out for the right officer.',
    },
  },
  dispute_decided: {
    title: { zh: '这项异议已经裁定', en: 'This dispute was decided already' },
    nextStep: { zh: '请重新载入，查看结果。', en: 'Load the list again.' },
  },
  own_entry_defended: {
    title: {
      zh: '登记领用的人不能驳回对它的异议',
      en: 'Who entered a check-out does not dismiss the dispute about it',
    },
    nextStep: { zh: '请由另一名有权的人裁定。', en: 'Leave it to another person whose role allows it.' },
  },
  fault_told_late: {
    title: { zh: '已过去的时间不能由自己报障说明', en: 'Nobody excuses the own past by a fault' },
    nextStep: {
      zh: '请不填发现时间，从现在起报障；之前的缺录请用“说明缺录”，由另一人审批。',
      en: 'Report it as of now. What is missing of before is explained as a gap, and another person approves.',
    },
  },
  repair_closed: {
    title: { zh: '这张维修单已经办结', en: 'This repair ticket is closed' },
    nextStep: { zh: '再有故障，请重新报障。', en: 'Open a new one if the recorder is faulty again.' },
  },
  outcome_required: {
    title: { zh: '办结须写明结果', en: 'A ticket is closed with an outcome' },
    nextStep: {
      zh: '请选择：已修复、无故障或报废。',
      en: 'Say whether it was repaired, had no fault, or is scrapped.',
    },
  },
  no_officer_of_account: {
    title: { zh: '您的账号没有登记警号', en: 'Your account belongs to no officer' },
    nextStep: {
      zh: '请管理员在账号里登记您的警号。',
      en: 'Ask an administrator to enter your badge number in your account.',
    },
  },
  pin_too_plain: {
    title: { zh: '这个 PIN 太容易被猜到', en: 'This PIN is guessed too easily' },
    nextStep: {
      zh: '请用六至八位数字，不要全部相同、连号，也不要用警号。',
      en: 'Choose six to eight digits that are not all the same, not in a row, and not your badge number.',
    },
  },
} as const;
