import { problemWords } from '@rollcall/shared/words/problems';
import { AppError } from './app-error.ts';
import { problemsOf } from './problems-of.ts';

export const dutyStatuses = {
  unknown_unit: 404,
  unknown_officer: 404,
  officer_left: 409,
  recorder_scrapped: 409,
  unknown_campaign: 404,
  campaign_not_then: 409,
  reason_required: 400,
  of_other_unit: 403,
};
const problem = problemsOf(dutyStatuses, problemWords);

/** What can be wrong with what several resources name of registry and roster, and with imports: part of `errors`. */
export const dutyErrors = {
  unknownUnit: (unitCode: string) =>
    problem('unknown_unit', {
      detail: `There is no unit ${unitCode}: \`rollcall unit list\` and GET /api/v1/units show all.`,
    }),
  unknownOfficer: (badgeNo: string) =>
    problem('unknown_officer', { detail: `There is no officer ${badgeNo} whom you may roster.` }),
  officerLeft: (badgeNo: string, leftOn: string) =>
    problem('officer_left', {
      detail: `The officer ${badgeNo} left on ${leftOn}.`,
      fields: [{ path: 'body.badgeNo', message: `${badgeNo}: ${leftOn}` }],
    }),
  recorderScrapped: (recorderSerial: string) =>
    problem('recorder_scrapped', { detail: `The recorder ${recorderSerial} is scrapped.` }),
  unknownCampaign: (campaignId: string) =>
    problem('unknown_campaign', { detail: `There is no campaign ${campaignId}.` }),
  campaignNotThen: ({ startsOn, endsOn }: { startsOn: string; endsOn: string | null }) =>
    problem('campaign_not_then', {
      detail: `The campaign runs from ${startsOn} to ${endsOn ?? 'further notice'}.`,
      fields: [{ path: 'body.campaignId', message: `${startsOn} – ${endsOn ?? ''}` }],
    }),
  reasonRequired: () => problem('reason_required'),
  ofOtherUnit: (what: string) => problem('of_other_unit', { detail: `${what} belongs to another unit.` }),
  importRefused: (problems: readonly object[], problemCount: number) =>
    new AppError({
      code: 'import_refused',
      status: 422,
      title: 'The file has mistakes, so nothing was imported',
      detail: `${problemCount} mistake(s) were found, and nothing was imported.`,
      nextStep: 'Correct the cells that `problems` names, then import the file again.',
      extensions: { problems, problemCount },
    }),
} as const;
