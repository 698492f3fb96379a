import { defineWords, type Word } from './define-words.ts';

/** Whether something is so. */
export const yesNoNames = {
  yes: { zh: '是', en: 'Yes' },
  no: { zh: '否', en: 'No' },
} as const satisfies Record<'yes' | 'no', Word>;

/** Words that every page uses. */
export const commonWords = defineWords({
  none: { zh: '–', en: '–' },
  all: { zh: '全部', en: 'All' },
  unit: { zh: '单位', en: 'Unit' },
  allUnits: { zh: '全部单位', en: 'All units' },
  search: { zh: '搜索', en: 'Search' },
  reset: { zh: '清除筛选', en: 'Clear filters' },
  retry: { zh: '重试', en: 'Try again' },
  requestId: { zh: '请求编号', en: 'Request' },
  cancel: { zh: '取消', en: 'Cancel' },
  save: { zh: '保存', en: 'Save' },
  remove: { zh: '删除', en: 'Delete' },
  edit: { zh: '修改', en: 'Edit' },
  add: { zh: '新增', en: 'Add' },
  discard: { zh: '填写的内容还没有保存，要放弃吗？', en: 'What you typed is not saved. Discard it?' },
  discardNow: { zh: '放弃', en: 'Discard' },
  goOn: { zh: '继续填写', en: 'Go on' },
  close: { zh: '关闭', en: 'Close' },
  more: { zh: '更多', en: 'More' },
  loading: { zh: '加载中', en: 'Loading' },
  notAllowed: {
    zh: '您的角色无权进行此操作；需要时请联系管理员。',
    en: 'Your role does not allow this. Ask an administrator if you need it.',
  },
});
