import { localMinuteOf } from '@rollcall/shared/local-date';
import { AppError } from './app-error.ts';

/** What can be wrong with breaks, campaigns, leave, swaps and edits to the past: part of `errors`. */
export const rosterErrors = {
  breaksWrong: () =>
    new AppError({
      code: 'breaks_wrong',
      status: 400,
      title: 'Breaks lie within their shift, and one after another',
      nextStep: 'Correct the breaks, or the start and end of the shift.',
      fields: [{ path: 'body.breaks', message: 'must lie within the shift, one after another' }],
    }),
  unknownCampaign: (campaignId: string) =>
    new AppError({
      code: 'unknown_campaign',
      status: 404,
      title: 'There is no such campaign',
      detail: `There is no campaign ${campaignId}.`,
      nextStep: 'Choose one that GET /api/v1/campaigns shows.',
    }),
  campaignNotThen: ({ startsOn, endsOn }: { startsOn: string; endsOn: string | null }) =>
    new AppError({
      code: 'campaign_not_then',
      status: 409,
      title: 'The campaign does not run on the day of the shift',
      detail: `The campaign runs from ${startsOn} to ${endsOn ?? 'further notice'}.`,
      nextStep: "Choose another campaign or none, or correct the campaign's days first.",
      fields: [{ path: 'body.campaignId', message: `${startsOn} – ${endsOn ?? ''}` }],
    }),
  unknownPlannedRecorder: (recorderSerial: string) =>
    new AppError({
      code: 'unknown_planned_recorder',
      status: 404,
      title: 'There is no such recorder',
      detail: `There is no recorder ${recorderSerial}.`,
      nextStep: 'Correct the serial, or leave the planned recorder out.',
    }),
  swapWithSelf: () =>
    new AppError({
      code: 'swap_with_self',
      status: 400,
      title: 'Both are the same officer',
      nextStep: "Choose another officer, or another officer's shift.",
    }),
  leaveLength: () =>
    new AppError({
      code: 'leave_length',
      status: 400,
      title: 'Leave ends after it starts, and within 366 days',
      nextStep: 'Correct start and end.',
    }),
  leaveOverlap: (badgeNo: string, other: { startsAt: Date; endsAt: Date }) => {
    const [from, to] = [localMinuteOf(other.startsAt), localMinuteOf(other.endsAt)];
    return new AppError({
      code: 'leave_overlap',
      status: 409,
      title: 'The officer is on leave then already',
      detail: `${badgeNo} is on leave from ${from} to ${to}.`,
      nextStep: 'Choose other times, or change or remove that leave first.',
      fields: [{ path: 'body.startsAt', message: `${badgeNo}: ${from} – ${to}` }],
    });
  },
  leaveRemoved: () =>
    new AppError({
      code: 'leave_removed',
      status: 409,
      title: 'This leave was removed',
      nextStep: 'Enter a new one instead.',
    }),
  ownRosterProposal: () =>
    new AppError({
      code: 'own_roster_proposal',
      status: 403,
      title: 'Nobody decides on an own change of the past',
      nextStep: 'Somebody else who may approve must decide it. You can withdraw it.',
    }),
  othersRosterProposal: () =>
    new AppError({
      code: 'others_roster_proposal',
      status: 403,
      title: 'Only who proposed it withdraws it',
      nextStep: 'Refuse it instead, if you may.',
    }),
  rosterProposalConflicts: (conflicts: readonly object[], conflictCount: number) =>
    new AppError({
      code: 'roster_proposal_conflicts',
      status: 409,
      title: 'The roster was changed meanwhile, so this can not be approved as it is',
      detail: `${conflictCount} of the changes no longer fit the roster; nothing was changed.`,
      nextStep: 'Look at the conflicts. Refuse it, or have it withdrawn and proposed again as the roster is now.',
      extensions: { conflicts, conflictCount },
    }),
} as const;
