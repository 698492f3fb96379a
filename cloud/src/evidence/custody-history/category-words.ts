import type { Category } from '@rollcall/shared/http/retention';

/** Categories in the words of papers that leave HQ. */
export const categoryWords: Record<Category, string> = {
  unclassified: '未分类',
  routine: '日常执勤',
  summary_penalty: '简易程序处罚',
  compulsory_measure: '强制措施',
  accident: '事故处理',
  case_evidence: '案件证据',
  obstruction_of_duty: '阻碍执行职务',
  major_incident: '重大、群体性事件',
  other_major_matter: '其他重大事项',
};
