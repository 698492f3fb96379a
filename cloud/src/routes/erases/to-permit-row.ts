import type { ErasePermitRow } from '@rollcall/shared/http/erases';
import type { ListedPermit } from '../../evidence/erases/erase-list-repository.ts';
import { toIso } from '../to-iso.ts';

export function toPermitRow({ issuedAt, confirmedAt, endedAt, ...permit }: ListedPermit): ErasePermitRow {
  return { ...permit, issuedAt: toIso(issuedAt), confirmedAt: toIso(confirmedAt), endedAt: toIso(endedAt) };
}
