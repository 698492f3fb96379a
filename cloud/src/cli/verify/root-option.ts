import { z } from 'zod';

/** The fingerprint of HQ's root key, as people type it. */
export const rootOption = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z2-7]{26}$/, 'must be the 26 characters behind the dot of an enrolment code')
  .optional();
