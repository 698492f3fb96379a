/** What looks different once a check-out or a return was entered or withdrawn. */
export const observationOutdates = [
  'custody-observations',
  'custody-conflicts',
  'custodies',
  'recorders',
  'officers',
  'coverage',
  'findings',
  'docking',
  'duty-desk',
];
