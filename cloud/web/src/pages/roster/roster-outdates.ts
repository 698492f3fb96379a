/** Whose answers are old when shifts, leave or campaigns were changed. */
export const rosterOutdates = [
  'shifts',
  'leave',
  'campaigns',
  'coverage',
  'duty-desk',
  'findings',
  'duty-weeks',
  'officers',
  'roster-proposals',
] as const;
