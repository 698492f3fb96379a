import { z } from 'zod';
import { usualPartMiB } from '../contract/part-plan.ts';

const timeOfDaySchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time from 00:00 to 23:59');

/**
 * When a station may upload, in China's time: on these weekdays (1: Monday, 7: Sunday) from one time to another. If `until` isn't
 * later than `from`, the window ends on the next day.
 */
const uploadWindowSchema = z.object({
  weekdays: z
    .array(z.int().min(1).max(7))
    .min(1)
    .max(7)
    .refine((days) => new Set(days).size === days.length, 'must name each weekday once'),
  from: timeOfDaySchema,
  until: timeOfDaySchema,
});

/** Each setting of a station. A later version adds further ones; whoever doesn't know a setting leaves it out. */
export const settingShape = {
  /** None: it may always upload. Outside of them, it sends messages and the recordings that go first. */
  uploadWindows: z.array(uploadWindowSchema).max(21),
  /** What all uploads of the station together may take; null: all that the link has. */
  uploadBytesPerSecond: z.int().min(16_384).max(10_000_000_000).nullable(),
  /** What its log says beside what it always says; null: as the station itself is set up. */
  logLevel: z.enum(['info', 'debug']).nullable(),
};

export const settingNameSchema = z.object(settingShape).keyof();

/** In characters; little enough for a weak line. */
export const mostSupportText = 400_000;

/** POST /api/v1/station/support-bundles/:requestId, answered with 204: the text that HQ asked for by this id. */
export const supportBundleSchema = z.object({ text: z.string().min(1).max(mostSupportText) });

/**
 * GET /api/v1/station/settings, with `ETag`: the settings of the station that asks, the default's where it has none of its own.
 * `leastPartMiB`: the smallest parts of which HQ's store makes an object (`contract/part-plan`). `supportBundle`: HQ asks for a support
 * bundle by this id; null: for none. What an older HQ doesn't say is as before.
 */
export const stationSettingsSchema = z.object({
  uploadWindows: settingShape.uploadWindows.default([]),
  uploadBytesPerSecond: settingShape.uploadBytesPerSecond.default(null),
  logLevel: settingShape.logLevel.default(null),
  leastPartMiB: z.int().min(1).max(usualPartMiB).default(usualPartMiB),
  supportBundle: z.uuid().nullable().default(null),
});

export type UploadWindow = z.infer<typeof uploadWindowSchema>;
export type StationSettings = z.infer<typeof stationSettingsSchema>;
