import type { FindingDetail } from '@rollcall/shared/http/findings';

/** The detail of a rule that has nothing to say of time that had to be recorded; what it does say is laid over it. */
export const emptyDetail: Readonly<FindingDetail> = {
  missing: [],
  missingMs: 0,
  requiredMs: 0,
  late: [],
  lateCount: 0,
  dueAt: null,
};
