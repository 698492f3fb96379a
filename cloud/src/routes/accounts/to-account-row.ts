import type { AccountRow } from '@rollcall/shared/http/accounts';
import type { StoredAccount } from '../../auth/account-list-repository.ts';

export function toAccountRow({ createdAt, lastSeenAt, ...account }: StoredAccount): AccountRow {
  return {
    ...account,
    createdAt: createdAt.toISOString(),
    lastSeenAt: lastSeenAt?.toISOString() ?? null,
  };
}
