import type { DeletionListState, DeletionNote } from '@rollcall/shared/http/deletion-lists';
import type { LegalHoldState } from '@rollcall/shared/http/legal-holds';
import { defineTexts } from './define-texts.ts';

type Both = { zh: string; en: string };

/** Periods, holds, and deletion when time is over. */
export const retentionTexts = defineTexts({
  title: { zh: '保存期限', en: 'Retention' },
  views: { zh: '内容', en: 'Parts' },
  tabs: {
    periods: { zh: '期限', en: 'Periods' },
    deletions: { zh: '到期删除', en: 'Deletions' },
    holds: { zh: '留置', en: 'Holds' },
  },
  permanent: { zh: '永久', en: 'permanent' },
  months: { zh: (months: number) => `${months} 个月`, en: (months: number) => `${months} months` },
  recordings: {
    zh: (count: number) => `${count} 段`,
    en: (count: number) => `${count} recording${count === 1 ? '' : 's'}`,
  },
  periods: {
    title: { zh: '各类录像的保存期限', en: 'Periods by category' },
    version: {
      zh: (version: number) => (version === 0 ? '目前为默认值' : `第 ${version} 版`),
      en: (version: number) => (version === 0 ? 'these are the defaults' : `version ${version}`),
    },
    rules: {
      zh: (floor: number) =>
        `自总部收到之日起算；任何一类不短于 ${floor} 个月；“未分类”不短于其他有期限的类别；留置期间不删除。`,
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
    title: { zh: '修改保存期限', en: 'Change periods' },
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
      zh: '按现行期限计算的今后 24 个月，不含留置的；到期只是进入删除清单，须两人批准。',
      en: 'The coming 24 months by the present periods, without what is held. What is due is only put on a list that two people must approve.',
    },
    none: { zh: '今后 24 个月没有到期的录像', en: 'Nothing falls due in the coming 24 months' },
    month: { zh: '月份', en: 'Month' },
  },
  lists: {
    states: {
      proposed: { zh: '等待两人批准', en: 'Waits for two people' },
      approved: { zh: '已批准，正在删除', en: 'Approved, being deleted' },
      refused: { zh: '已驳回', en: 'Refused' },
      done: { zh: '已完成', en: 'Done' },
    } satisfies Record<DeletionListState, Both>,
    state: { zh: '状态', en: 'State' },
    proposedAt: { zh: '提出时间', en: 'Proposed' },
    footage: { zh: '录像', en: 'Footage' },
    outcome: { zh: '结果', en: 'Outcome' },
    outcomes: {
      zh: (deleted: number, kept: number) => `已删 ${deleted} · 保留 ${kept}`,
      en: (deleted: number, kept: number) => `${deleted} deleted · ${kept} kept`,
    },
    decisions: { zh: '批准', en: 'Approvals' },
    empty: { zh: '没有到期的录像', en: 'Nothing is due' },
    emptyHint: {
      zh: '录像保存期满后，系统自动列出清单，须两人批准才会删除。',
      en: 'What has been kept long enough is put on a list; two people must approve it before anything is deleted.',
    },
    title: { zh: '到期删除清单', en: 'List of deletions' },
    category: { zh: '类别', en: 'Category' },
    due: { zh: '到期', en: 'Due' },
    unit: { zh: '单位', en: 'Unit' },
    locked: { zh: (until: string) => `存储锁定至 ${until}`, en: (until: string) => `locked until ${until}` },
    deleted: { zh: '已删除', en: 'deleted' },
    notes: {
      held: { zh: '保留：已设置留置', en: 'kept: held' },
      category_changed: { zh: '保留：分类已改变', en: 'kept: category changed' },
      not_due: { zh: '保留：未到期', en: 'kept: not due' },
      version_changed: { zh: '保留：存储版本已变', en: 'kept: stored again since' },
      locked: { zh: '等待存储锁到期', en: 'waits for the lock of the store' },
      list_refused: { zh: '保留：清单被驳回', en: 'kept: list refused' },
    } satisfies Record<DeletionNote, Both>,
    typeCount: {
      zh: (count: number) => `清单上有 ${count} 段录像，请输入这个数字确认`,
      en: (count: number) => `There are ${count} recordings on the list: type that number`,
    },
    warning: {
      zh: '批准后内容将永久删除，不可恢复；登记、摘要和经过保留。',
      en: 'Once deleted, the footage can’t be brought back. Its registration, digest and history stay.',
    },
    approve: { zh: '批准删除', en: 'Approve the deletion' },
    refuse: { zh: '驳回清单', en: 'Refuse the list' },
    decidedByMe: { zh: '您已批准，等待另一人。', en: 'You approved it; another person must too.' },
    needed: { zh: '须两人批准；任何一人可以驳回。', en: 'Two people must approve it; one can refuse it.' },
  },
  holds: {
    states: {
      active: { zh: '留置中', en: 'Held' },
      lifted: { zh: '已解除', en: 'Lifted' },
      expired: { zh: '已到期', en: 'Expired' },
    } satisfies Record<LegalHoldState, Both>,
    title: { zh: '留置', en: 'Holds' },
    hint: { zh: '留置期间不删除，不论分类和期限', en: 'Nothing held is deleted, whatever its category' },
    none: { zh: '没有留置', en: 'No holds' },
    place: { zh: '设置留置', en: 'Place a hold' },
    lift: { zh: '解除', en: 'Lift' },
    reason: { zh: '理由', en: 'Reason' },
    until: { zh: '留置至', en: 'Until' },
    untilHint: { zh: '不填则一直留置，直到解除', en: 'Left out: until somebody lifts it' },
    open: { zh: '直到解除', en: 'until lifted' },
    placed: { zh: '设置', en: 'Placed' },
    lifted: { zh: '解除', en: 'Lifted' },
    recording: { zh: '录像', en: 'Recording' },
    activeOnly: { zh: '只看留置中的', en: 'Held now only' },
    empty: { zh: '没有留置', en: 'No holds' },
    emptyHint: { zh: '在录像页可以设置留置。', en: 'Holds are placed on a recording’s page.' },
  },
  recording: {
    title: { zh: '保存', en: 'Keeping' },
    category: { zh: '分类', en: 'Category' },
    keptUntil: { zh: '保存至', en: 'Kept until' },
    forever: { zh: '永久，或至留置解除', en: 'Permanently, or until its hold is lifted' },
    by: { zh: (by: string, at: string) => `${by}，${at}`, en: (by: string, at: string) => `${by}, ${at}` },
    nobody: { zh: '尚无人分类', en: 'Nobody has classified it' },
    change: { zh: '改分类', en: 'Classify' },
    deleted: { zh: '已删除', en: 'Deleted' },
    approvedBy: { zh: '批准删除', en: 'Deletion approved' },
    byApproval: {
      zh: (until: string) => `您凭批准查看这段外单位录像，至 ${until}。`,
      en: (until: string) => `You see this footage of another unit by an approval, until ${until}.`,
    },
  },
});
