import type { Choices } from './field.ts';

/** Roles of accounts. Apart from the other fields of accounts: every page loads them. */
export const roleNames = {
  brigade_admin: { zh: '大队管理员', en: 'brigade administrator' },
  brigade_leader: { zh: '大队领导', en: 'brigade leader' },
  inspector: { zh: '督察', en: 'inspector' },
  squad_leader: { zh: '中队责任领导', en: 'squad leader' },
  officer: { zh: '民警、辅警', en: 'officer' },
  ops: { zh: '运维', en: 'operations' },
  auditor: { zh: '审计', en: 'auditor' },
  legal: { zh: '法制', en: 'legal office' },
} as const satisfies Choices;
