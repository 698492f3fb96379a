/**
 * What the ids that people give look like, with what HQ says of others. The forms that registries use differ by fleet: these bounds
 * only keep keys short and free of blanks.
 */
export const idForms = {
  badgeNo: { pattern: /^[A-Za-z0-9-]{1,32}$/, must: 'must be letters, digits or -' },
  recorderSerial: { pattern: /^[A-Za-z0-9_-]{1,32}$/, must: 'must be letters, digits, - or _' },
  unitCode: { pattern: /^[A-Za-z0-9-]{1,20}$/, must: 'must be letters, digits or -' },
  dutyType: { pattern: /^[a-z][a-z0-9_]{1,31}$/, must: 'must be 2 to 32 of a-z 0-9 _' },
} as const;
