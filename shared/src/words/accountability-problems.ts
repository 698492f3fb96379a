import { defineWords } from './define-words.ts';

/** The problems of accountability cases, by their code. */
export const accountabilityCaseProblems = defineWords({
  finding_not_confirmed: {
    title: { zh: '所依据的问题没有认定，或正在重新办理', en: 'What it rests on does not stand confirmed' },
    nextStep: {
      zh: '请先认定问题；不再认定的，可以决定不予追究。',
      en: 'Have the finding confirmed first; or decide that nothing follows.',
    },
  },
  finding_in_case: {
    title: { zh: '这个问题已经在追责', en: 'Somebody answers for this finding already' },
    nextStep: { zh: '请在已有的追责中办理。', en: 'Go on in the case that there is.' },
  },
  nobody_liable: {
    title: { zh: '没有责任人', en: 'Nobody answers for it' },
    nextStep: { zh: '请核对问题涉及的人员和当时的责任领导。', en: 'Check whom the findings name, and who led then.' },
  },
  officers_unknown: {
    title: { zh: '有的人员不在台账中', en: 'Some of these officers are not in the registry' },
    nextStep: { zh: '请核对警号。', en: 'Check the badge numbers.' },
  },
  happened_later: {
    title: { zh: '日期先后不对', en: 'The dates are out of order' },
    nextStep: {
      zh: '事发日期不能晚于收到日期，收到日期不能晚于今天。',
      en: 'It happened no later than it was received, and that is no later than today.',
    },
  },
  let_off_ground_needed: {
    title: { zh: '不予追究的，须选定依据', en: 'Letting somebody off takes a ground' },
    nextStep: {
      zh: '请选择依据；选“其他”的，在理由中写明。页面上没有这一项的，请刷新页面。',
      en: 'Choose a ground; say in the reason what another one is. Load the page again if it doesn’t ask for it.',
    },
  },
  own_case: {
    title: { zh: '不能由启动追责、提出申诉或作出原决定的人办理', en: 'You took part in this before' },
    nextStep: {
      zh: '请由另一名大队领导办理；没有的，报上级决定后登记。',
      en: 'Ask another brigade leader; without one, have it decided above and recorded.',
    },
  },
  own_reopening: {
    title: { zh: '不能由提出人自己同意', en: 'You cannot be the second person to your own proposal' },
    nextStep: { zh: '请由另一名督察或大队领导同意。', en: 'Ask another inspector or a brigade leader.' },
  },
  still_heard: {
    title: { zh: '本人尚未陈述申辩，期限也没有到', en: 'The officer was not heard yet, and there is still time' },
    nextStep: {
      zh: '请等本人陈述申辩，或期限过后再决定。',
      en: 'Wait for the statement, or until its deadline has passed.',
    },
  },
  entry_ended: {
    title: { zh: '所依据的问题不成立，追责已终止', en: 'What it rested on was unfounded: it has ended' },
    nextStep: { zh: '不用再办理。', en: 'There is nothing to do.' },
  },
  entry_final: {
    title: { zh: '追责决定已经生效', en: 'It is final' },
    nextStep: { zh: '有新的证据，请督察重新办理。', en: 'With new evidence, ask an inspector to open it again.' },
  },
  document_to_come: {
    title: { zh: '文件日期在今天之后', en: 'The document is dated after today' },
    nextStep: { zh: '请核对文件上的日期。', en: 'Check the date on the paper.' },
  },
  decided_by_leader: {
    title: { zh: '这种追责方式由大队领导决定', en: 'A brigade leader here decides this' },
    nextStep: {
      zh: '请由大队领导作出决定；只有停职、移送，或大队领导都须回避时，才登记上级决定。',
      en: 'Ask a brigade leader. Only suspension and referral are recorded, or what nobody here may decide.',
    },
  },
  not_decided_yet: {
    title: { zh: '还没有作出决定', en: 'Nothing was decided yet' },
    nextStep: { zh: '请等决定作出后再办理。', en: 'Wait for the decision.' },
  },
  scan_unfit: {
    title: { zh: '扫描件须是 PDF 或照片', en: 'The scan must be a PDF or a photo' },
    nextStep: { zh: '请扫描或拍摄签过字的回证再上传。', en: 'Scan or photograph the signed paper, and attach that.' },
  },
  slip_there: {
    title: { zh: '送达已经登记', en: 'The notice is noted already' },
    nextStep: { zh: '请刷新页面查看。', en: 'Reload the page to see it.' },
  },
  slip_date: {
    title: { zh: '送达日期须在作出决定之日与今天之间', en: 'The day must lie between the decision and today' },
    nextStep: { zh: '请核对回证上的日期。', en: 'Check the day on the paper.' },
  },
  witnesses_unfit: {
    title: {
      zh: '见证人须是两个人，且不是本人',
      en: 'Two different people witness it, neither the officer himself',
    },
    nextStep: { zh: '请核对见证人姓名。', en: 'Check the names of the witnesses.' },
  },
  not_appealable: {
    title: { zh: '现在没有可以申诉的决定', en: 'There is no decision to appeal against' },
    nextStep: { zh: '请刷新页面，看它现在办到哪一步。', en: 'Reload the page to see how it stands.' },
  },
  appeal_at_office: {
    title: { zh: '这是上级作出的决定', en: 'This was decided above' },
    nextStep: { zh: '请按决定书向作出决定的机关申诉。', en: 'Appeal at the office that decided it.' },
  },
  appealed_already: {
    title: { zh: '已经申诉过', en: 'You have appealed already' },
    nextStep: { zh: '只能申诉一次，请等审查结果。', en: 'It is possible once. Wait for what is decided.' },
  },
  appeal_over: {
    title: { zh: '申诉期限已过', en: 'The time to appeal is over' },
    nextStep: { zh: '有新的证据，请督察重新办理。', en: 'With new evidence, ask an inspector to open it again.' },
  },
  case_not_final: {
    title: { zh: '追责还没有办结', en: 'The case is not final yet' },
    nextStep: {
      zh: '请先办完每个责任人；不服决定的可以申诉。',
      en: 'Bring every entry to its end first; a decision can be appealed against.',
    },
  },
  entries_not_final: {
    title: { zh: '选中的责任人不能重新办理', en: 'Some of these entries cannot be opened again' },
    nextStep: {
      zh: '请只选已生效的责任人；已终止的，请在问题上重新认定后另行启动。',
      en: 'Choose those that are final. What ended with its finding needs a new case.',
    },
  },
  reopening_waits: {
    title: { zh: '已有人提出重新办理，正在等第二人同意', en: 'A proposal to open it again waits already' },
    nextStep: { zh: '请先同意或不同意那一项。', en: 'First agree to it, or refuse it.' },
  },
});
