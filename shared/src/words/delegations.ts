import {
  declineFields,
  delegationStates,
  delegationFields as fields,
  delegationFilters as filters,
  mostDelegationDays,
} from '../fields/delegations.ts';
import { roleNames } from '../fields/roles.ts';
import type { DelegationRow } from '../resources/delegations.ts';
import { defineWords } from './define-words.ts';
import { defineColumns } from './list-columns.ts';

/** Who stands in for a leader. */
export const delegationWords = defineWords({
  title: { zh: '代理', en: 'Stand-ins' },
  add: { zh: '指定代理人', en: 'Name a stand-in' },
  leader: { zh: '被代理人', en: 'Who is away' },
  delegate: { zh: '代理人', en: 'Stands in' },
  time: { zh: '起止时间', en: 'From and until' },
  end: { zh: '提前结束', en: 'End now' },
  withdraw: { zh: '撤回', en: 'Take back' },
  accept: { zh: '接受代理', en: 'Accept' },
  decline: { zh: '不接受', en: 'Decline' },
  /** Stored as the reason, in Chinese. */
  takenOver: {
    zh: '责任领导不在岗，依规定接手负责',
    en: 'The leader is away: took over as the rules say',
  },
  whyNot: declineFields.reason.label,
  acceptHint: {
    zh: '接受以后才开始代理；代理期间的问题由您承担领导责任。',
    en: 'You stand in from when you accept. Meanwhile you are liable as the leader.',
  },
  hint: {
    zh: '代理人接受后代理才生效，此前不代为履职，也不承担领导责任。代理人可选择“代为履职”，期间权限与被代理人相同，但不能办理账号和代理；每一笔操作都记明代谁而为。两人之间不能互相审批。',
    en: 'It counts once the stand-in accepts: until then he neither acts nor is liable. The stand-in may choose to act for whoever is away, with the same rights meanwhile but for accounts and stand-ins; every fact says for whom. Neither decides what the other asked.',
  },
  delegateHint: {
    zh: '中队责任领导：本单位民警，或其他单位的责任领导；大队领导：另一名大队领导或督察。领导的代理人须是在岗民警，账号须有警号，辅警不能代理。督察：督察、大队管理员或责任领导；大队管理员：大队管理员或督察；运维、审计：同一角色。',
    en: 'For a squad leader a sworn officer of the unit or another leader; for a brigade leader one or an inspector, by an account with the badge number of a sworn officer who serves; for an inspector an inspector, administrator or leader; for an administrator one or an inspector; otherwise somebody of the same role.',
  },
  empty: { zh: '没有代理', en: 'Nobody stands in' },
  emptyHint: { zh: '离岗前，在这里指定代理人。', en: 'Name somebody before you are away.' },
});

/** Its problems, by their code. */
export const delegationProblems = defineWords({
  acting_names_nobody: {
    title: {
      zh: '代为履职时不能指定、接受或结束代理',
      en: 'While you act for somebody, you cannot name, accept or end a delegation',
    },
    nextStep: {
      zh: '请先恢复本人身份；要结束代理的，请找被代理人本人或管理员。',
      en: 'Act for yourself again first. To end it, ask whoever is away, or an administrator.',
    },
  },
  away_decides_nothing: {
    title: { zh: '请假或由他人代理期间不能作决定', en: 'While you are away you decide nothing' },
    nextStep: {
      zh: '已返岗的，请先提前结束代理（账号→代理）或更正请假；否则请由代理人或其他有权限的人办理。',
      en: 'If you are back, first end the delegation (Accounts → Stand-ins) or correct your leave. Otherwise the stand-in, or somebody else whose role allows it, decides.',
    },
  },
  leads_not_now: {
    title: { zh: '现在不由您负责该单位', en: 'You do not lead this unit now' },
    nextStep: {
      zh: '请在台账的单位页查看现由谁负责。',
      en: 'See who leads it now on the page of units in the registry.',
    },
  },
  not_a_leader: {
    title: {
      zh: '这个账号不能有代理人',
      en: 'Nobody can stand in for this account',
    },
    nextStep: {
      zh: '请选择可登录的账号，民警、辅警除外；中队责任领导须有负责单位。',
      en: 'Choose an account that can sign in and is no officer’s; of a squad leader one with a unit.',
    },
  },
  not_a_delegate: {
    title: { zh: '此人不能代理', en: 'This person cannot stand in' },
    nextStep: {
      zh: '请从列表中选择；领导的代理人须是在岗民警，账号须有警号。',
      en: 'Choose somebody from the list. For a leader it is a sworn officer who serves, whose account has the badge number.',
    },
  },
  delegation_time: {
    title: { zh: '起止时间不合适', en: 'These times are not possible' },
    nextStep: {
      zh: `结束时间须晚于现在和开始时间，且不超过 ${mostDelegationDays} 天。`,
      en: `The end must be after now, after the start, and within ${mostDelegationDays} days.`,
    },
  },
});

/** The page shows unit or role in one cell, both times in another, and in the last who ended it or how to. */
export const delegationColumns = defineColumns<DelegationRow>()([
  { key: 'state', kind: 'word', heading: filters.state.label, words: delegationStates, onPage: 'always' },
  { key: 'leaderRole', kind: 'word', heading: { zh: '被代理角色', en: 'Role' }, words: roleNames, onPage: 'never' },
  { key: 'unit', kind: 'text', heading: { zh: '单位', en: 'Unit' }, width: 26, value: ({ unitName }) => unitName },
  {
    key: 'leader',
    kind: 'text',
    heading: delegationWords.leader,
    width: 22,
    onPage: 'always',
    value: ({ leader }) => leader.officerName ?? leader.username,
  },
  {
    key: 'delegate',
    kind: 'text',
    heading: delegationWords.delegate,
    width: 22,
    onPage: 'always',
    value: ({ delegate }) => delegate.officerName ?? delegate.username,
  },
  { key: 'time', kind: 'text', heading: delegationWords.time, width: 30, inFiles: 'never', value: () => null },
  { key: 'startsAt', kind: 'moment', heading: { zh: '开始时间', en: 'From' }, onPage: 'never' },
  { key: 'endsAt', kind: 'moment', heading: { zh: '结束时间', en: 'Until' }, onPage: 'never' },
  { key: 'reason', kind: 'text', heading: fields.reason.label, width: 30 },
  { key: 'acceptedAt', kind: 'moment', heading: { zh: '接受时间', en: 'Accepted' } },
  {
    key: 'declineReason',
    kind: 'text',
    heading: declineFields.reason.label,
    width: 30,
    onPage: 'never',
  },
  { key: 'declinedAt', kind: 'moment', heading: { zh: '不接受时间', en: 'Declined' }, onPage: 'never' },
  { key: 'namedBy', kind: 'text', heading: { zh: '指定人', en: 'Named by' }, width: 20 },
  { key: 'end', kind: 'text', heading: delegationWords.end, onPage: 'always', inFiles: 'never', value: () => null },
  { key: 'endedBy', kind: 'text', heading: { zh: '提前结束', en: 'Ended by' }, onPage: 'never' },
]);

/** What histories, refusals and files show of it. */
export const shownOfDelegations = {
  title: { zh: '代理', en: 'stand-ins' },
  subjects: { delegation: { zh: '代理', en: 'Delegation' } },
  facts: {
    delegate_named: { zh: '指定代理人', en: 'Stand-in named' },
    delegation_accepted: { zh: '接受代理', en: 'Stand-in accepted' },
    delegation_declined: { zh: '不接受代理', en: 'Stand-in declined' },
    delegation_ended: { zh: '提前结束代理', en: 'Stand-in ended' },
  },
  details: {},
  values: {},
  problems: delegationProblems,
};
