/** What HQ's problems of accounts say: part of `problemTexts`. */
export const accountProblems = {
  recused: {
    title: { zh: '您须回避，不能裁决此人的事项', en: 'You do not decide about this officer' },
    nextStep: { zh: '请交由另一名有权限的人办理。', en: 'Leave it to another person whose role allows it.' },
  },
  last_administrator: {
    title: { zh: '这是最后一名可登录的管理员', en: 'This is the last administrator who can sign in' },
    nextStep: { zh: '请先新增或恢复另一名大队管理员。', en: 'Make or enable another one first.' },
  },
  account_incomplete: {
    title: { zh: '角色与单位、警号不符', en: 'This role needs a unit to lead, or an officer' },
    nextStep: {
      zh: '中队负责人须填负责单位，民警须填本人警号。',
      en: 'A squad leader has a unit, an officer a badge number.',
    },
  },
  wrong_password: {
    title: { zh: '现密码不对', en: 'The present password is wrong' },
    nextStep: { zh: '请重新输入；忘记了请找管理员重设。', en: 'Type it again, or ask an administrator for a new one.' },
  },
  acting_names_nobody: {
    title: { zh: '代理人不能再指定或结束代理', en: 'Who stands in names nobody else' },
    nextStep: { zh: '请找负责人本人或管理员。', en: 'Ask the leader or an administrator.' },
  },
  not_a_leader: {
    title: { zh: '只能为可登录的中队负责人指定代理人', en: 'Only a squad leader who can sign in is stood in for' },
    nextStep: { zh: '请选择有负责单位的中队负责人账号。', en: 'Choose an account that leads a unit.' },
  },
  not_a_delegate: {
    title: { zh: '此人不能代理', en: 'This person can not stand in' },
    nextStep: {
      zh: '请选择本单位民警或其他单位的负责人，且账号可登录。',
      en: 'Choose an officer of the unit, or who leads another, with an account.',
    },
  },
  delegation_time: {
    title: { zh: '起止时间不合适', en: 'These times are not possible' },
    nextStep: {
      zh: '结束须晚于现在和开始，且不超过 92 天。',
      en: 'It ends after now and after it begins, within 92 days.',
    },
  },
  recusal_there: {
    title: { zh: '已申报过', en: 'This was declared already' },
    nextStep: { zh: '无须重复申报，请看列表。', en: 'Nothing to do: it is in the list.' },
  },
  own_recusal: {
    title: { zh: '不能解除自己的回避', en: 'Nobody ends an own recusal' },
    nextStep: { zh: '请由另一名管理员或督察解除。', en: 'Another administrator or inspector ends it.' },
  },
  unknown_account: {
    title: { zh: '没有这个账号', en: 'There is no such account' },
    nextStep: { zh: '请核对用户名。', en: 'Check the user name.' },
  },
  unknown_unit_or_officer: {
    title: { zh: '没有这个单位或警号', en: 'There is no such unit or officer' },
    nextStep: { zh: '请从列表中选择。', en: 'Choose one from the list.' },
  },
} as const;
