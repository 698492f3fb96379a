/** What HQ's problems with access, exports, retention, holds and deletions say: part of `problemTexts`. */
export const accessProblems = {
  access_request_needed: {
    title: {
      zh: '这是外单位的录像，您现在没有有效的批准',
      en: 'This footage is of another unit, and no approval lets you have it now',
    },
    nextStep: {
      zh: '请在“调阅”页提出申请，写明用途，批准后再试。',
      en: 'Request it on the page Access with its purpose, and try again once it is approved.',
    },
  },
  several_approvals: {
    title: { zh: '所选录像分属不同的批准', en: 'These recordings are covered by different approvals' },
    nextStep: { zh: '请按批准分开导出。', en: 'Make one export for each approval.' },
  },
  nothing_to_request: {
    title: { zh: '没有找到需要申请的外单位录像', en: 'No footage of another unit is meant by this request' },
    nextStep: {
      zh: '请核对警号、记录仪、时间或链接；本单位的录像无需申请。',
      en: 'Correct badge, recorder, times or links. Footage of your own unit needs no request.',
    },
  },
  too_much_to_request: {
    title: { zh: '一次申请的录像太多', en: 'This request is for too much footage' },
    nextStep: { zh: '最多 200 段，请缩短时间或分几次申请。', en: 'At most 200: choose a shorter time.' },
  },
  access_expiry: {
    title: { zh: '期限不合适', en: 'This end is not possible' },
    nextStep: {
      zh: '期限须晚于现在、不超过 90 天，批准时不得晚于所申请的期限。',
      en: 'It must be later than now, within 90 days, and no later than was asked for.',
    },
  },
  own_access_request: {
    title: { zh: '不能决定自己的申请', en: 'Nobody decides on an own request' },
    nextStep: { zh: '请由另一名管理员或督察决定。', en: 'Another administrator or inspector must decide it.' },
  },
  already_decided: {
    title: { zh: '已有人决定过', en: 'This was decided already' },
    nextStep: { zh: '请重新加载，查看由谁、如何决定。', en: 'Load it again to see by whom and how.' },
  },
  recording_deleted: {
    title: {
      zh: '这段录像保存期满，已删除',
      en: 'This recording was deleted when its time to be kept was over',
    },
    nextStep: {
      zh: '录像页仍可查看由谁批准、因何删除；内容已不可恢复。',
      en: 'Its page shows who approved the deletion and why. The bytes are gone.',
    },
  },
  recording_not_verified: {
    title: { zh: '核验通过的录像才能导出', en: 'A recording is exported once HQ has verified it' },
    nextStep: { zh: '请等待核验完成，或去掉这一段。', en: 'Wait until it is verified, or leave it out.' },
  },
  export_not_ready: {
    title: { zh: '没有可下载的文件', en: 'There is no file of this export' },
    nextStep: {
      zh: '请等待生成完成；失败或已到期的请重新导出。',
      en: 'Wait until it is ready. When it failed or has expired, make it anew.',
    },
  },
  retention_change_open: {
    title: { zh: '还有一份期限修改等待决定', en: 'Another change of periods waits for its decision' },
    nextStep: { zh: '请先批准、驳回或撤回那一份。', en: 'Have that one approved, refused or withdrawn first.' },
  },
  retention_outdated: {
    title: { zh: '保存期限刚被修改过', en: 'The periods were changed in the meantime' },
    nextStep: {
      zh: '请重新加载，看清改动后再提出。',
      en: 'Load them again, look at what was changed, then propose once more.',
    },
  },
  bad_periods: {
    title: { zh: '这些期限不符合规定', en: 'These periods are against the rules' },
    nextStep: {
      zh: '任何一类不得短于最低期限；“未分类”不得短于其他有期限的类别。',
      en: 'None may be shorter than the floor, and “unclassified” not shorter than any other that ends.',
    },
  },
  own_proposal: {
    title: { zh: '不能批准自己提出的修改', en: 'Nobody approves an own proposal' },
    nextStep: {
      zh: '须由另一人批准；您可以撤回。',
      en: 'A second person must approve it; you can withdraw it.',
    },
  },
  not_own_proposal: {
    title: { zh: '只有提出人可以撤回', en: 'Only who proposed it withdraws it' },
    nextStep: { zh: '不同意请驳回。', en: 'Refuse it instead.' },
  },
  hold_ended: {
    title: { zh: '这项保全已经结束', en: 'This hold has ended already' },
    nextStep: {
      zh: '请重新加载；仍需要时请重新设置。',
      en: 'Load the recording again. Place a new hold if it is still needed.',
    },
  },
  hold_expiry: {
    title: { zh: '保全的期限须晚于现在', en: 'A hold ends later than now, or not by itself' },
    nextStep: { zh: '请改正期限，或不填。', en: 'Correct the day on which it ends, or leave it out.' },
  },
  wrong_count: {
    title: { zh: '输入的数量与清单不符', en: 'The number is not that of the recordings on the list' },
    nextStep: {
      zh: '请重新查看清单，再输入清单上的录像段数。',
      en: 'Look at the list again, then type how many recordings are on it.',
    },
  },
} as const;
