import type {
  ActivityChangeInput,
  ActivityKind,
  ActivityRow,
  NewActivityInput,
} from '@rollcall/shared/http/activities';

/** As the form has it. */
export interface ActivityValues {
  kind: ActivityKind;
  badgeNos: string[];
  startsAt: string;
  endsAt?: string | null;
  place?: string;
  plateNo?: string;
  caseNo?: string;
  ticketNo?: string;
  campaign?: string | null;
  reason?: string;
}

export function toNewActivity(values: ActivityValues): NewActivityInput {
  const { reason: _, endsAt, place = '', plateNo = '', caseNo = '', ticketNo = '', campaign = null, ...rest } = values;
  return { ...rest, place, plateNo, caseNo, ticketNo, campaign, ...(endsAt ? { endsAt } : {}) };
}

/** A moment is told as one that ends when it starts. */
export function toActivityChange(values: ActivityValues): ActivityChangeInput {
  const { reason = '' } = values;
  return { ...toNewActivity(values), endsAt: values.endsAt || values.startsAt, reason: reason.trim() };
}

export function valuesOf(activity: ActivityRow): ActivityValues {
  const { kind, officers, startsAt, endsAt, place, plateNo, caseNo, ticketNo, campaign } = activity;
  return {
    ...{ kind, startsAt, place, campaign },
    badgeNos: officers.map(({ badgeNo }) => badgeNo),
    endsAt: endsAt === startsAt ? null : endsAt,
    plateNo: plateNo ?? '',
    caseNo: caseNo ?? '',
    ticketNo: ticketNo ?? '',
  };
}
