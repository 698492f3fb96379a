import { type CommandCase, casesOf, file } from './command-case.ts';
import { made, reason } from './second-person-cases.ts';

const told = (nr: number) => ({
  title: `执法途中关闭执法记录仪之${nr}`,
  violationClass: 'incomplete',
  text: '一名民警处理事故时中途关机',
  rule: '现场执法应当全程录像',
  advice: '执法结束前不关机',
  source: '省厅通报',
});

/** Commands about the case library. */
export const trainingCaseCommands: readonly CommandCase[] = casesOf('inspector', {
  'POST training-cases': (_setup, _giver, nr) => ({ method: 'POST', path: 'training-cases', body: told(nr) }),
  'PATCH training-cases/{caseId}': async (setup, giver, nr) => {
    const { caseId, version } = await made(setup, giver, 'training-cases', told(nr));
    return { method: 'PATCH', path: `training-cases/${caseId}`, body: { version, title: `中途关机之${nr}` } };
  },
  'POST training-cases/{caseId}/withdraw': async (setup, giver, nr) => {
    const { caseId } = await made(setup, giver, 'training-cases', told(nr));
    return { method: 'POST', path: `training-cases/${caseId}/withdraw`, body: { reason } };
  },
  'POST imports/training-cases': (_setup, _giver, nr) =>
    file('training-cases', [
      ['题目', '违规类别', '案情', '适用规定', '应当怎么做', '出处'],
      [`下勤不导入之${nr}`, '不规范使用', '一名民警三天没有导入', '下勤当班导入', '到采集站导入', '省厅通报'],
    ]),
});
