import type { ChangedBy } from '../registry/changed-by.ts';
import type { CustodyRules } from './judge-custody.ts';

/** Who changes custody, when, why, and for which unit. */
export type CustodyChange = ChangedBy & CustodyRules;
