/** Whose answers are old when a shift was changed. */
export const shiftOutdates = ['shifts', 'coverage', 'findings'] as const;
