import { shiftFields } from '@rollcall/shared/fields/shifts';
import { shiftList, shifts } from '@rollcall/shared/resources/shifts';
import { addDays, startOfLocalDate } from '@rollcall/shared/rules/local-date';
import { shiftImport, shownOfShifts } from '@rollcall/shared/words/shifts';
import type { Transaction } from '../db/database.ts';
import { lockDutyExclusive } from '../db/duty-lock.ts';
import { selectDutyTypes } from '../duty/duty-types/repository.ts';
import { reliedOn } from '../duty/roster-proposals/roster-import.ts';
import type { WantedShift } from '../duty/shifts/plan-shifts.ts';
import { editsOf, planShiftChanges } from '../duty/shifts/save-shifts.ts';
import { shiftsOfState } from '../duty/shifts/state-repository.ts';
import { selectCampaigns } from '../roster/campaigns/repository.ts';
import { CampaignLookup } from './campaign-lookup.ts';
import { columnKinds, columnOf } from './column-kinds.ts';
import { DutyTypeLookup } from './duty-type-lookup.ts';
import { defineImport, type ImportContext, type ImportPlan } from './import-definition.ts';
import { isNone } from './is-none.ts';
import { officerColumns } from './officer-columns.ts';
import { OfficerLookup, writtenBadgeNos } from './officer-lookup.ts';
import { placeBreaks } from './place-breaks.ts';
import { planRosterRows } from './plan-roster-rows.ts';
import { tellShiftObjections } from './tell-shift-objections.ts';

/** The roster: who is on duty when, where, for what. */
export const importShifts = defineImport({
  kind: shiftList.key,
  access: shifts.endpoints.create.parts.access,
  title: shownOfShifts.title.zh,
  columns: {
    ...officerColumns,
    date: columnKinds.date().required(shiftImport.date),
    starts: columnKinds.time().required(shiftImport.starts),
    ends: columnKinds.time().required(shiftImport.ends),
    post: columnOf(shiftFields.post, shiftImport.post),
    dutyType: columnOf(shiftFields.dutyType, shiftImport.dutyType),
    breaks: columnKinds.breaks().optional(shiftImport.breaks),
    campaign: columnOf(shiftFields.campaignId, shiftImport.campaignId),
    // Files may say that there is none.
    plannedRecorderSerial: columnKinds.reference().optional(shiftImport.plannedRecorderSerial),
  },
  choicesOf: async (db) => {
    const dutyTypes = await selectDutyTypes(db);
    const campaigns = await selectCampaigns(db);
    return {
      dutyType: dutyTypes.filter(({ retired }) => !retired).map(({ name }) => name),
      campaign: [...campaigns.map(({ name }) => name), '无'],
    };
  },
  lock: lockDutyExclusive,
  async plan(tx, rows, context) {
    const { problems, unitCode, faulty } = context;
    const dutyTypes = new DutyTypeLookup(await selectDutyTypes(tx));
    const campaigns = new CampaignLookup(await selectCampaigns(tx));
    const badgeNos = [...rows, ...faulty].map(({ values }) => values.badgeNo);
    const officers = await OfficerLookup.create(tx, badgeNos, unitCode);
    const wanted: WantedShift[] = [];
    const rowNumbers: number[] = [];
    for (const { number: row, values } of rows) {
      const officer = officers.find(values, problems, row);
      const dutyType = dutyTypes.find(values.dutyType, problems, { row, column: 'dutyType' });
      const campaignId = campaigns.find(values.campaign, problems, { row, column: 'campaign' });
      if (!officer || dutyType === undefined) continue;
      const { date, starts, ends, post, breaks, plannedRecorderSerial: serial } = values;
      const startsAt = moment(date, starts);
      wanted.push({
        badgeNo: officer.badgeNo,
        startsAt,
        endsAt: moment(ends <= starts ? addDays(date, 1) : date, ends),
        dutyType,
        post,
        breaks: breaks && placeBreaks(breaks, startsAt),
        campaignId,
        plannedRecorderSerial: serial !== undefined && isNone(serial) ? null : serial,
      });
      rowNumbers.push(row);
    }
    for (const { number: row, values } of faulty) {
      officers.find(values, problems, row);
      if (values.dutyType !== undefined) dutyTypes.find(values.dutyType, problems, { row, column: 'dutyType' });
      campaigns.find(values.campaign, problems, { row, column: 'campaign' });
    }
    return planRows(tx, { wanted, rowNumbers, lookedUp: badgeNos }, context);
  },
});

async function planRows(
  tx: Transaction,
  { wanted, rowNumbers, lookedUp }: { wanted: WantedShift[]; rowNumbers: number[]; lookedUp: (string | undefined)[] },
  context: ImportContext,
): Promise<ImportPlan> {
  const plan = await planShiftChanges(tx, wanted, context);
  tellShiftObjections(plan.objections, rowNumbers, context.problems);
  const edits = editsOf(plan);
  const relied = { ...reliedOn(edits, writtenBadgeNos(lookedUp)), standing: shiftsOfState(wanted) };
  return planRosterRows(tx, { act: 'shifts_imported', edits, relied, plan, rowNumbers }, context);
}

function moment(date: string, seconds: number): Date {
  return new Date(startOfLocalDate(date).getTime() + seconds * 1000);
}
