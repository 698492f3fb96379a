import { z } from 'zod';

/** Enforcement activities, as the glossary names them. */
export const activityKindSchema = z.enum([
  'summary_penalty',
  'compulsory_measure',
  'scene_survey',
  'inquiry',
  'interrogation',
  'mediation',
  'incident',
  'traffic_control',
  'security_task',
]);

export type ActivityKind = z.infer<typeof activityKindSchema>;
