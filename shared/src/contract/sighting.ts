import { z } from 'zod';
import { claimedTimeSchema, fileTimeSchema } from './claimed-time.ts';

/** A path as the card has it: the bytes (base64), because GBK names decode wrongly, and a text for people to read. */
export const cardPathSchema = z.object({
  bytes: z.base64().min(1).max(5600),
  text: z.string().min(1).max(4096),
});

/**
 * What a file's name claims. The custody record decides who recorded; the name is only a witness. `endedAt` is left out by layouts
 * whose names don't say it, and by stations of earlier versions.
 */
export const nameClaimSchema = z.object({
  recorderSerial: z.string().max(32).nullable(),
  badgeNo: z.string().max(32).nullable(),
  capturedAt: claimedTimeSchema.nullable(),
  endedAt: claimedTimeSchema.nullable().optional(),
  sequenceNo: z.int().nonnegative().nullable(),
  deviceMarked: z.boolean(),
});

/** One file seen on one card in one dock session. Many sightings may be of the same recording. */
export const sightingSchema = z.object({
  dockSessionId: z.uuid(),
  cardVolumeId: z.string().min(1).max(128),
  recorderSerial: z.string().min(1).max(32),
  path: cardPathSchema,
  sizeBytes: z.int().nonnegative(),
  modifiedAt: fileTimeSchema,
  claim: nameClaimSchema,
});

export type CardPath = z.infer<typeof cardPathSchema>;
export type NameClaim = z.infer<typeof nameClaimSchema>;
export type Sighting = z.infer<typeof sightingSchema>;
