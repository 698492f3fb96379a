import type { RosterProposalChange } from '@rollcall/shared/http/roster-proposals';
import type { Database } from '../../db/database.ts';
import { selectDutyTypes } from '../../duty/duty-types/repository.ts';
import type { StandingLeave } from '../../duty/leave/plan-leave.ts';
import { type RosterEdit, sidesOf } from '../../duty/roster-proposals/roster-edit.ts';
import type { StandingShift } from '../../duty/shifts/shift.ts';
import { selectOfficers } from '../../registry/officer-repository.ts';
import { selectCampaigns } from '../../roster/campaigns/repository.ts';
import { toIsoSpan } from '../shifts/to-iso-span.ts';

type NumberedEdit = RosterEdit & { nr: number };

/** What codes stand for, for people. */
interface Names {
  officers: ReadonlyMap<string, string>;
  dutyTypes: ReadonlyMap<string, string>;
  campaigns: ReadonlyMap<string, string>;
}

/** Edits as people read them, in their order. */
export async function toRosterProposalChanges(
  db: Database,
  edits: readonly NumberedEdit[],
): Promise<RosterProposalChange[]> {
  const names = await namesFor(db, edits);
  return edits.map((edit) => toChange(edit, names));
}

async function namesFor(db: Database, edits: readonly RosterEdit[]): Promise<Names> {
  const badgeNos = [...new Set(edits.flatMap(sidesOf).map(({ badgeNo }) => badgeNo))];
  const officers = await db.transaction().execute((tx) => selectOfficers(tx, badgeNos));
  const [dutyTypes, campaigns] = await Promise.all([selectDutyTypes(db), selectCampaigns(db)]);
  return {
    officers: new Map(officers.map(({ badgeNo, name }) => [badgeNo, name])),
    dutyTypes: new Map(dutyTypes.map(({ dutyType, name }) => [dutyType, name])),
    campaigns: new Map(campaigns.map(({ campaignId, name }) => [campaignId, name])),
  };
}

function toChange(edit: NumberedEdit, names: Names): RosterProposalChange {
  const { nr } = edit;
  if (edit.thing === 'shift') {
    const side = (shift: StandingShift | null) => shift && toShift(shift, names);
    return { nr, thing: 'shift', before: side(edit.before), after: side(edit.after) };
  }
  const side = (leave: StandingLeave | null) => leave && toLeave(leave, names);
  return { nr, thing: 'leave', before: side(edit.before), after: side(edit.after) };
}

function toShift(shift: StandingShift, { officers, dutyTypes, campaigns }: Names) {
  return {
    ...shift,
    ...toIsoSpan(shift),
    officerName: officers.get(shift.badgeNo) ?? '',
    dutyTypeName: dutyTypes.get(shift.dutyType) ?? shift.dutyType,
    breaks: shift.breaks.map(toIsoSpan),
    campaignName: shift.campaignId === null ? null : (campaigns.get(shift.campaignId) ?? null),
  };
}

function toLeave(leave: StandingLeave, { officers }: Names) {
  return { ...leave, ...toIsoSpan(leave), officerName: officers.get(leave.badgeNo) ?? '' };
}
