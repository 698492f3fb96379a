import { z } from 'zod';

/** What an inspector looks at of an officer on duty, in this order. */
export const inspectionItemSchema = z.enum(['worn', 'on', 'recording', 'position', 'charge', 'appearance']);

export type InspectionItem = z.infer<typeof inspectionItemSchema>;
