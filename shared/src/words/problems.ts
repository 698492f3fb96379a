import { activityProblems } from './activities.ts';
import { commonProblems } from './common-problems.ts';
import { defineWords } from './define-words.ts';
import { exemptionProblems } from './exemptions.ts';
import { findingAnswerProblems } from './finding-answers.ts';
import { guaranteeProblems } from './guarantees.ts';
import { ledgerProblems } from './ledger.ts';
import { mustRecordProblems } from './must-record.ts';
import { officerProblems } from './officers.ts';
import { recorderWitnessProblems } from './recorder-witnesses.ts';
import { recorderProblems } from './recorders.ts';
import { recordingProblems } from './recordings.ts';
import { resourceProblems } from './resources.ts';
import { retiringProblems } from './retiring.ts';
import { unknownUnitProblems } from './units.ts';

/** What HQ's problems say in the reader's language, by their `code`. One that isn't here is shown as HQ wrote it. */
export const problemWords = defineWords({
  bad_request: {
    title: { zh: '填写的内容有误', en: 'Something in the request is wrong' },
    nextStep: { zh: '请按下面的提示修改后重试。', en: 'Correct the fields named below, then try again.' },
  },
  bad_cursor: {
    title: { zh: '列表已变化', en: 'The list has changed' },
    nextStep: { zh: '请重新加载列表。', en: 'Load the list again to see the decision.' },
  },
  already_decided: {
    title: { zh: '已有人审批过', en: 'Somebody has decided this already' },
    nextStep: { zh: '请重新加载，查看由谁审批、结果如何。', en: 'Load it again to see who decided, and how.' },
  },
  forbidden: {
    title: { zh: '您的角色无权查看或操作', en: 'Your role does not allow this' },
    nextStep: { zh: '需要时请联系管理员。', en: 'Ask someone whose role allows it, or ask an administrator.' },
  },
  foreign_origin: {
    title: {
      zh: '本页网址与大队平台登记的网址不一致',
      en: 'The request came from a page at another address',
    },
    nextStep: { zh: '请从登记的网址打开。', en: 'Open the page at its registered address.' },
  },
  not_found: {
    title: { zh: '没有找到', en: 'There is nothing at this address' },
    nextStep: {
      zh: '请检查网址；无权查看的内容也会显示为“没有找到”。',
      en: 'Check the address. What your role may not see also counts as not found.',
    },
  },
  already_there: {
    title: { zh: '已有同样编号或名称的登记', en: 'The name or number is already taken' },
    nextStep: { zh: '请换一个，或修改已有的那一条。', en: 'Choose another one, or change the existing entry.' },
  },
  reason_required: {
    title: { zh: '修改过去的记录须说明原因', en: 'A change of the past needs a reason' },
    nextStep: {
      zh: '请填写原因（2 至 500 字），系统会留存。',
      en: 'Give a reason of 2 to 500 characters. It is kept with the change.',
    },
  },
  of_other_unit: {
    title: { zh: '该人员或记录仪属于其他单位', en: 'This belongs to another unit' },
    nextStep: {
      zh: '请选择本单位的，或请管理员登记。',
      en: 'Choose one of your own unit, or ask an administrator to enter it.',
    },
  },
  body_too_large: {
    title: { zh: '文件太大', en: 'The file is too large' },
    nextStep: {
      zh: '导入文件最大 20 MB，附件最大 10 MB。请拆分或缩小后重试。',
      en: 'Imports may have 20 MB, attachments 10 MB. Split the file, or make it smaller.',
    },
  },
  bad_http_request: {
    title: { zh: '大队平台无法处理这个请求', en: 'HQ could not process the request' },
    nextStep: { zh: '请刷新页面后重试。', en: 'Reload the page, then try again.' },
  },
  file_unreadable: {
    title: { zh: '读不出这个文件', en: 'The file can’t be read' },
    nextStep: {
      zh: '文件在选择之后改动或移走了，或者它是文件夹。请重新选择。',
      en: 'It was changed or moved after you chose it, or it is a folder. Choose the file again.',
    },
  },
  object_store_failed: {
    title: { zh: '大队平台的存储暂时无法访问', en: 'HQ cannot reach its storage at the moment' },
    nextStep: { zh: '请稍后再试。', en: 'Try again in a minute.' },
  },
  database_unavailable: {
    title: { zh: '大队平台的数据库暂时无法访问', en: 'HQ cannot reach its database at the moment' },
    nextStep: { zh: '请稍后再试。', en: 'Try again in a minute.' },
  },
  idempotency_key_reused: {
    title: { zh: '上次提交的内容可能已经生效', en: 'What you sent before may have been done' },
    nextStep: {
      zh: '上次提交没有收到答复，现在的内容又有改动。请先到列表核对；仍需提交的，请关闭后重新填写。',
      en: 'No answer came to it, and you have changed it since. See in the list whether it is there. If you still need this, close the form and fill it in anew.',
    },
  },
  command_runs: {
    title: { zh: '同一操作正在处理中', en: 'The same is still being done' },
    nextStep: { zh: '请稍等几秒再试，不会重复办理。', en: 'Try again in a few seconds: it is done once only.' },
  },
  outcome_unknown: {
    title: { zh: '不能确定上次提交是否已生效', en: 'Whether it was done is not known' },
    nextStep: {
      zh: '处理中途中断。请先到列表核对；没有生效的，请关闭后重新填写。',
      en: 'HQ was interrupted. See in the list whether it is there. If not, close the form and fill it in anew.',
    },
  },
  internal: {
    title: { zh: '大队平台出错了', en: 'Something went wrong at HQ' },
    nextStep: {
      zh: '请重试；仍不行请把时间告诉管理员。',
      en: 'Try again. If it fails again, tell an administrator the time.',
    },
  },
  ...commonProblems,
  ...activityProblems,
  ...exemptionProblems,
  ...findingAnswerProblems,
  ...guaranteeProblems,
  ...ledgerProblems,
  ...mustRecordProblems,
  ...officerProblems,
  ...recorderProblems,
  ...recorderWitnessProblems,
  ...recordingProblems,
  ...resourceProblems,
  ...retiringProblems,
  ...unknownUnitProblems,
});
