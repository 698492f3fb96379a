import { z } from 'zod';

/** A station, or somebody outside who takes checkpoints in and out by file. */
export const witnessKindSchema = z.enum(['station', 'outside']);
export type WitnessKind = z.infer<typeof witnessKindSchema>;
