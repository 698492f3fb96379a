import type { DelegationRow } from '@rollcall/shared/http/delegations';
import type { Role } from '@rollcall/shared/http/sessions';
import type { Words } from './export-definition.ts';

interface AccountWords {
  role: Record<Role, Words>;
  state: Record<'enabled' | 'disabled', Words>;
  delegationState: Record<DelegationRow['state'], Words>;
}

/** The values of accounts and stand-ins in words, the page's own. */
export const accountWords: AccountWords = {
  role: {
    brigade_admin: { zh: '大队管理员', en: 'brigade administrator' },
    inspector: { zh: '督察', en: 'inspector' },
    squad_leader: { zh: '中队负责人', en: 'squad leader' },
    officer: { zh: '执勤人员', en: 'officer' },
    ops: { zh: '运维', en: 'operations' },
    auditor: { zh: '审计', en: 'auditor' },
  },
  state: {
    enabled: { zh: '可登录', en: 'May sign in' },
    disabled: { zh: '已停用', en: 'Disabled' },
  },
  delegationState: {
    coming: { zh: '未开始', en: 'To come' },
    in_force: { zh: '生效中', en: 'In force' },
    ended: { zh: '已结束', en: 'Ended' },
  },
};
