import type { DelegationRow } from '../http/delegations.ts';
import { defineWords, type Word } from './define-words.ts';

/** Who stands in for a leader. */
export const delegationWords = defineWords({
  add: { zh: '指定代理人', en: 'Name a stand-in' },
  leader: { zh: '责任领导', en: 'Leader' },
  delegate: { zh: '代理人', en: 'Stands in' },
  unit: { zh: '单位', en: 'Unit' },
  time: { zh: '起止时间', en: 'From and until' },
  state: { zh: '状态', en: 'State' },
  states: {
    coming: { zh: '未开始', en: 'To come' },
    in_force: { zh: '生效中', en: 'In force' },
    ended: { zh: '已结束', en: 'Ended' },
  } satisfies Record<DelegationRow['state'], Word>,
  namedBy: { zh: '指定人', en: 'Named by' },
  end: { zh: '提前结束', en: 'End now' },
  hint: {
    zh: '代理人可选择“代为履职”，期间权限与该责任领导相同；每一笔操作都记明代谁而为。',
    en: 'The stand-in may choose to act for the leader, with the same rights meanwhile; every fact says for whom.',
  },
  delegateHint: {
    zh: '本单位民警、辅警，或其他单位的责任领导；须有可登录的账号。',
    en: 'An officer of the unit, or who leads another, with an account.',
  },
  empty: { zh: '没有代理', en: 'Nobody stands in' },
  emptyHint: { zh: '责任领导离岗前，在这里指定代理人。', en: 'Name somebody before the leader is away.' },
});

/** Its problems, by their code. */
export const delegationProblems = defineWords({
  acting_names_nobody: {
    title: { zh: '代理人不能再指定或结束代理', en: 'While you act for a leader, you cannot name or end a delegation' },
    nextStep: { zh: '请找责任领导本人或管理员。', en: 'Ask the leader or an administrator.' },
  },
  not_a_leader: {
    title: {
      zh: '只能为可登录的中队责任领导指定代理人',
      en: 'Only a squad leader who can sign in can have a stand-in',
    },
    nextStep: { zh: '请选择有负责单位的中队责任领导账号。', en: 'Choose the account of a squad leader with a unit.' },
  },
  not_a_delegate: {
    title: { zh: '此人不能代理', en: 'This person cannot stand in' },
    nextStep: {
      zh: '请选择本单位民警、辅警，或其他单位的责任领导，且账号可登录。',
      en: 'Choose an officer of the unit or the leader of another unit, with an account that can sign in.',
    },
  },
  delegation_time: {
    title: { zh: '起止时间不合适', en: 'These times are not possible' },
    nextStep: {
      zh: '结束时间须晚于现在和开始时间，且不超过 92 天。',
      en: 'The end must be after now, after the start, and within 92 days.',
    },
  },
});

/** Headings of its file that its page doesn't have. */
export const delegationExportColumns = defineWords({
  leaderUsername: { zh: '责任领导用户名', en: 'User name of the leader' },
  delegateUsername: { zh: '代理人用户名', en: 'User name of the stand-in' },
  from: { zh: '开始时间', en: 'From' },
  until: { zh: '结束时间', en: 'Until' },
  endedBy: { zh: '提前结束', en: 'Ended by' },
});
