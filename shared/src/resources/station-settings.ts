import { z } from 'zod';
import { historySchema } from '../http/history.ts';
import { settingNameSchema, settingShape } from '../http/station-settings.ts';
import { stationIdSchema } from '../ids.ts';
import { endpoint } from './endpoint.ts';
import { defineWholeList } from './list.ts';
import { defineResource } from './resource.ts';

/** What the settings for all stations are called; no station can be. */
export const defaultScope = '_default';

/** What is left out is as the default has it. */
const ownSettingsSchema = z.object(settingShape).partial();

const scopeSchema = z.union([z.literal(defaultScope), stationIdSchema]);

const stationSettingRowSchema = z.object({
  /** A station, or `_default`. */
  scope: scopeSchema,
  /** Null: of the default. */
  stationName: z.string().nullable(),
  unitName: z.string().nullable(),
  ...settingShape,
  /** Which of them are the station's own. */
  own: z.array(settingNameSchema),
});

const params = z.object({ scope: scopeSchema });
const ofStation = z.object({ scope: stationIdSchema });

/** The newest that somebody asked for. `arrivedAt` null: the station hasn't sent it yet. */
const supportBundleStateSchema = z.object({
  askedAt: z.iso.datetime(),
  askedBy: z.string(),
  arrivedAt: z.iso.datetime().nullable(),
});

/** The default first, then every station by id. */
export const stationSettingList = defineWholeList({
  key: 'station-settings',
  access: 'stations.read',
  row: stationSettingRowSchema,
});

/** How stations work (采集站设置): a default for all, and what differs at one. Stations fetch them within a minute. */
export const stationSettings = defineResource({
  list: stationSettingList,
  endpoints: {
    read: endpoint('GET station-settings/:scope', {
      access: 'stations.read',
      params,
      answers: {
        200: stationSettingRowSchema.extend({
          /** Null: of the default, and of a station of which none was asked for. */
          supportBundle: supportBundleStateSchema.nullable(),
          history: historySchema,
        }),
      },
    }),
    replace: endpoint('PUT station-settings/:scope', {
      access: 'registry.write',
      params,
      body: ownSettingsSchema,
      answers: { 200: stationSettingRowSchema },
    }),
    /** Asks the station for a support bundle; one that it hasn't sent yet stays asked for. */
    askForBundle: endpoint('POST station-settings/:scope/support-bundle', {
      access: 'stations.support',
      params: ofStation,
      answers: { 200: supportBundleStateSchema },
    }),
  },
  subject: 'station_settings',
  factTypes: ['station_settings_changed', 'support_bundle_asked', 'support_bundle_read'],
  problems: {},
  staleWith: ['stations'],
});

export type OwnSettings = z.infer<typeof ownSettingsSchema>;
export type StationSettingRow = z.infer<typeof stationSettingRowSchema>;
