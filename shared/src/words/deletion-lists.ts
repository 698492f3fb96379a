import type { DeletionListRow, DeletionListState, DeletionNote } from '../resources/deletion-lists.ts';
import { columnWords } from './columns.ts';
import { defineWords, type Word } from './define-words.ts';
import { formatWords } from './format.ts';
import { defineColumns } from './list-columns.ts';
import { signature } from './signature.ts';

/** Lists of recordings whose time to be kept is over. */
export const deletionListWords = defineWords({
  states: {
    proposed: { zh: '等待两人批准', en: 'Waits for two people' },
    approved: { zh: '已批准，待删除', en: 'Approved, to be deleted' },
    refused: { zh: '已驳回', en: 'Refused' },
    done: { zh: '已完成', en: 'Done' },
  } satisfies Record<DeletionListState, Word>,
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
    zh: '录像存储期满后，系统自动列出清单，须两人批准才会删除。',
    en: 'What has been kept long enough is put on a list; two people must approve it before anything is deleted.',
  },
  title: { zh: '到期删除清单', en: 'List of deletions' },
  /** Of its files. */
  fileTitle: { zh: '到期删除', en: 'deletions' },
  category: { zh: '类别', en: 'Category' },
  due: { zh: '到期', en: 'Due' },
  unit: { zh: '单位', en: 'Unit' },
  locked: { zh: (until: string) => `存储锁定至 ${until}`, en: (until: string) => `locked until ${until}` },
  deleted: { zh: '已删除', en: 'deleted' },
  notes: {
    held: { zh: '保留：已设置证据保全', en: 'kept: held' },
    category_changed: { zh: '保留：分类已改变', en: 'kept: category changed' },
    not_due: { zh: '保留：未到期', en: 'kept: not due' },
    version_changed: { zh: '保留：存储版本已变', en: 'kept: stored again since' },
    restored_since: {
      zh: '保留：批准后大队平台从备份恢复过，须重新批准',
      en: 'kept: HQ was restored since it was approved; it needs another approval',
    },
    locked: { zh: '等待存储锁定到期', en: 'waits for the lock of the store' },
    list_refused: { zh: '保留：清单被驳回', en: 'kept: list refused' },
  } satisfies Record<DeletionNote, Word>,
  typeCount: {
    zh: (count: number) => `清单上有 ${count} 段录像，请输入这个数字确认`,
    en: (count: number) => `There are ${count} recordings on the list: type that number`,
  },
  warning: {
    zh: '批准后内容将永久删除，不可恢复；登记、摘要和办理记录保留。',
    en: 'Once deleted, the footage can’t be brought back. Its registration, digest and history stay.',
  },
  approve: { zh: '批准删除', en: 'Approve the deletion' },
  refuse: { zh: '驳回清单', en: 'Refuse the list' },
  decidedByMe: { zh: '您已批准，等待另一人。', en: 'You approved it; another person must too.' },
  needed: { zh: '须两人批准；任何一人可以驳回。', en: 'Two people must approve it; one can refuse it.' },
});

/** Its problems, by their code. */
export const deletionListProblems = defineWords({
  approved_by_same_person: {
    title: { zh: '您已用另一个账号批准过', en: 'You have approved this already, with another account' },
    nextStep: {
      zh: '须由另一人批准；认为不妥的，您可以驳回。',
      en: 'A second person must approve it. You can refuse it.',
    },
  },
  wrong_count: {
    title: { zh: '输入的数量与清单不符', en: 'The number does not match the recordings on the list' },
    nextStep: {
      zh: '请重新查看清单，再输入清单上的录像段数。',
      en: 'Check the list again, then type how many recordings are on it.',
    },
  },
});

/** Of its files; its page puts some together. */
export const deletionListColumns = defineColumns<DeletionListRow>()([
  { key: 'state', kind: 'word', heading: deletionListWords.state, words: deletionListWords.states },
  { key: 'recordings', kind: 'number', heading: deletionListWords.footage },
  { key: 'sizeBytes', kind: 'number', heading: columnWords.sizeBytes },
  { key: 'proposedAt', kind: 'moment', heading: deletionListWords.proposedAt },
  {
    key: 'approvals',
    kind: 'text',
    heading: deletionListWords.decisions,
    width: 40,
    value: ({ decisions }, language) =>
      decisions
        .map(({ by, onBehalfOf, reason }) => `${signature(by, onBehalfOf, language)}: ${reason}`)
        .join(formatWords.and.zh) || null,
  },
  { key: 'deleted', kind: 'number', heading: { zh: '已删', en: 'Deleted' } },
  { key: 'kept', kind: 'number', heading: { zh: '保留', en: 'Kept' } },
]);

/** What histories, refusals and files show of it. */
export const shownOfDeletionLists = {
  title: deletionListWords.fileTitle,
  subjects: { deletion_list: { zh: '到期删除清单', en: 'List of deletions' } },
  facts: {
    deletion_list_proposed: { zh: '生成到期删除清单', en: 'List of deletions proposed' },
    deletion_list_approved: { zh: '批准到期删除', en: 'Deletions approved' },
    deletion_list_refused: { zh: '驳回到期删除', en: 'Deletions refused' },
    deletion_list_done: { zh: '到期删除完成', en: 'Deletions done' },
    deletion_listed: { zh: '列入到期删除清单', en: 'Put on a list of deletions' },
  },
  details: {},
  values: {},
  problems: deletionListProblems,
};
