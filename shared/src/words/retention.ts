import { defineWords } from './define-words.ts';

/** Periods, holds, and deletion when time is over. */
export const retentionWords = defineWords({
  title: { zh: '存储期限', en: 'Retention' },
  views: { zh: '内容', en: 'Parts' },
  tabs: {
    periods: { zh: '期限', en: 'Periods' },
    deletions: { zh: '到期删除', en: 'Deletions' },
    holds: { zh: '证据保全', en: 'Holds' },
    evidence: { zh: '案件证据', en: 'Case evidence' },
  },
  permanent: { zh: '永久', en: 'permanent' },
  months: {
    zh: (months: number) => `${months} 个月`,
    en: (months: number) => `${months} month${months === 1 ? '' : 's'}`,
  },
  recordings: {
    zh: (count: number) => `${count} 段`,
    en: (count: number) => `${count} recording${count === 1 ? '' : 's'}`,
  },
  periods: {
    title: { zh: '各类录像的存储期限', en: 'Periods by category' },
    version: {
      zh: (version: number) => (version === 0 ? '目前为默认值' : `第 ${version} 版`),
      en: (version: number) => (version === 0 ? 'these are the defaults' : `version ${version}`),
    },
    rules: {
      zh: (floor: number) =>
        `自大队平台收到之日起算；任何一类不短于 ${floor} 个月；“未分类”不短于其他有期限的类别；证据保全期间不删除。`,
      en: (floor: number) =>
        `Counted from arrival at HQ. None is shorter than ${floor} months, “unclassified” is not shorter than any other that ends, and nothing is deleted under a hold.`,
    },
    category: { zh: '类别', en: 'Category' },
    period: { zh: '期限', en: 'Period' },
    count: { zh: '现有录像', en: 'Recordings now' },
    size: { zh: '大小', en: 'Size' },
    change: { zh: '修改期限', en: 'Change periods' },
  },
  change: {
    title: { zh: '修改存储期限', en: 'Change periods' },
    intro: {
      zh: '先试算，看清哪些录像的期限会移动；提交后须由另一人批准才生效。',
      en: 'See first what would move. It counts once a second person approves it.',
    },
    monthsLabel: { zh: (category: string) => `${category}（月）`, en: (category: string) => `${category} (months)` },
    permanent: { zh: '永久', en: 'Permanent' },
    dryRun: { zh: '试算', en: 'Dry run' },
    propose: { zh: '提交，等待批准', en: 'Propose' },
    nothing: { zh: '没有改动', en: 'Nothing is changed' },
    open: { zh: '等待批准的修改', en: 'A change waits for approval' },
    proposed: {
      zh: (by: string, at: string) => `${by} 于 ${at} 提出`,
      en: (by: string, at: string) => `proposed by ${by}, ${at}`,
    },
    own: { zh: '须由另一人批准；您可以撤回。', en: 'A second person must approve it; you can withdraw it.' },
    approve: { zh: '批准', en: 'Approve' },
    refuse: { zh: '驳回', en: 'Refuse' },
    withdraw: { zh: '撤回', en: 'Withdraw' },
    reason: { zh: '理由', en: 'Reason' },
    before: { zh: '原期限', en: 'Before' },
    after: { zh: '新期限', en: 'After' },
    moves: { zh: '日期变动', en: 'Dates that move' },
    dueAtOnce: { zh: '立即到期', en: 'Due at once' },
    oldest: { zh: '最早一段', en: 'Oldest' },
    newest: { zh: '最新一段', en: 'Newest' },
    past: { zh: '历次修改', en: 'Past changes' },
    noPast: { zh: '还没有修改过', en: 'None yet' },
    decisions: {
      approved: { zh: '已批准', en: 'approved' },
      refused: { zh: '已驳回', en: 'refused' },
      withdrawn: { zh: '已撤回', en: 'withdrawn' },
    },
  },
  due: {
    title: { zh: '按月到期', en: 'Falling due by month' },
    hint: {
      zh: '按现行期限计算，不含永久存储和证据保全的；到期只是进入删除清单，须两人批准。',
      en: 'By the present periods, without what is kept permanently or held. What is due is only put on a list that two people must approve.',
    },
    none: { zh: '没有会到期的录像', en: 'Nothing falls due' },
    month: { zh: '月份', en: 'Month' },
    bar: { zh: '多少', en: 'How many' },
  },
  recording: {
    title: { zh: '存储期限', en: 'Keeping' },
    category: { zh: '分类', en: 'Category' },
    keptUntil: { zh: '保存至', en: 'Kept until' },
    forever: { zh: '永久，或至证据保全解除', en: 'Permanently, or until its hold is lifted' },
    caseEvidence: { zh: '案件证据', en: 'Case evidence' },
    caseEvidenceChanged: { zh: '依据已变，待两人解除', en: 'ground changed, waits for two people' },
    by: { zh: (by: string, at: string) => `${by}，${at}`, en: (by: string, at: string) => `${by}, ${at}` },
    nobody: { zh: '尚无人分类', en: 'Nobody has classified it' },
    change: { zh: '改分类', en: 'Classify' },
    reason: { zh: '分类理由', en: 'Reason for the category' },
    deleted: { zh: '已删除', en: 'Deleted' },
    approvedBy: { zh: '批准删除', en: 'Deletion approved' },
    byApproval: {
      zh: (until: string) => `您凭批准查看这段外单位录像，至 ${until}。`,
      en: (until: string) => `You see this footage of another unit by an approval, until ${until}.`,
    },
  },
});

/** Its problems, by their code. */
export const retentionProblems = defineWords({
  retention_change_open: {
    title: { zh: '还有一份期限修改等待审批', en: 'Another change of the periods is waiting for a decision' },
    nextStep: { zh: '请先批准、驳回或撤回那一份。', en: 'First have that change approved, refused or withdrawn.' },
  },
  retention_outdated: {
    title: { zh: '存储期限刚被修改过', en: 'Somebody else changed the periods in the meantime' },
    nextStep: {
      zh: '请重新加载，看清改动后再提出。',
      en: 'Load them again, check what was changed, then propose your change again.',
    },
  },
  bad_periods: {
    title: { zh: '这些期限不符合规定', en: 'These periods break the rules' },
    nextStep: {
      zh: '任何一类不得短于最低期限；“未分类”不得短于其他有期限的类别。',
      en: 'No period may be shorter than the minimum. “Unclassified” may not be shorter than any other limited period.',
    },
  },
  own_proposal: {
    title: { zh: '不能批准自己提出的修改', en: 'You cannot approve your own proposal' },
    nextStep: {
      zh: '须由另一人批准；您可以撤回。',
      en: 'A second person must approve it; you can withdraw it.',
    },
  },
  not_own_proposal: {
    title: { zh: '只有提出人可以撤回', en: 'Only the proposer can withdraw it' },
    nextStep: { zh: '认为不妥的，请驳回。', en: 'If it should not count, refuse it instead.' },
  },
});

/** What histories and refusals show of it. */
export const shownOfRetention = {
  title: retentionWords.title,
  subjects: { retention: { zh: '保存期限', en: 'Retention' } },
  facts: {
    retention_change_proposed: { zh: '提议修改存储期限', en: 'Change of periods proposed' },
    retention_change_approved: { zh: '批准修改存储期限', en: 'Change of periods approved' },
    retention_change_refused: { zh: '驳回修改存储期限', en: 'Change of periods refused' },
    retention_change_withdrawn: { zh: '撤回修改存储期限', en: 'Change of periods withdrawn' },
  },
  details: { retentionChangeId: { zh: '修改编号', en: 'change' } },
  values: {},
  problems: retentionProblems,
};
