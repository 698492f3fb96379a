import { z } from 'zod';
import { sha256HexSchema, stationIdSchema, unitCodeSchema } from '../ids.ts';

/** What can be drawn: a shift of one officer, or an activity that must be recorded. */
export const itemKindSchema = z.enum(['shift', 'activity']);

const values = (value: z.ZodType<string>) => z.array(value).min(1).max(500).optional();
const code = z.string().min(1).max(64);

/**
 * A part of what is drawn from. An item belongs to the first stratum that selects it: all that it names must fit, and a stratum
 * that names nothing takes everything. Of n items at least `minimum` and `perMille` of a thousand, rounded up, are drawn, and no
 * more than `cap`.
 */
const stratumSchema = z.strictObject({
  key: z.string().regex(/^[a-z][a-z0-9_]{0,31}$/, 'must be up to 32 of a-z 0-9 _'),
  kinds: values(itemKindSchema),
  units: values(unitCodeSchema),
  dutyTypes: values(code),
  activityTypes: values(code),
  campaigns: values(code),
  perMille: z.int().min(0).max(1000),
  minimum: z.int().min(0).max(100_000),
  cap: z.int().min(0).max(100_000).nullable(),
});

/** `turn`: once in so many draws an officer's best-ranked item is drawn. The last stratum takes what no other selects. */
export const planSchema = z
  .strictObject({
    version: z.int().positive(),
    turn: z.int().min(1).max(52),
    strata: z.array(stratumSchema).min(1).max(100),
  })
  .refine(({ strata }) => new Set(strata.map((stratum) => stratum.key)).size === strata.length, {
    error: 'no two strata may have one name',
  })
  .refine(({ strata }) => takesTheRest(strata.at(-1)), {
    error: 'the last stratum must select everything, with a ratio above 0 and no cap below 1',
  });

/** What throws the dice: a station, by the key that it signs its batches with (Ed25519, base64url). */
const custodianSchema = z.strictObject({
  station: stationIdSchema,
  key: z.base64url().length(43),
  unit: unitCodeSchema,
});

/** What is fixed for a draw before anybody can know what it will draw from. `order`: the completed draw whose seed orders the roster. */
export const nextDrawSchema = z.strictObject({
  draw: z.int().positive(),
  plan: planSchema,
  roster: z.array(custodianSchema).max(2000),
  order: z.strictObject({ draw: z.int().nonnegative(), seed: sha256HexSchema }),
});

export type ItemKind = z.infer<typeof itemKindSchema>;
export type Plan = z.infer<typeof planSchema>;
export type Stratum = z.infer<typeof stratumSchema>;
export type Custodian = z.infer<typeof custodianSchema>;
export type NextDraw = z.infer<typeof nextDrawSchema>;

/** What of an item decides to which stratum it belongs: only what its leaf says. */
export interface Selectable {
  kind: ItemKind;
  unit: string;
  dutyType: string;
  activityType: string | null;
  campaign: string | null;
}

/** The first stratum that selects it. The last one of a plan takes everything. */
export function stratumOf({ strata }: Plan, item: Selectable): Stratum {
  const found = strata.find((stratum) => selects(stratum, item));
  if (!found) throw new Error('a plan without a stratum for the rest');
  return found;
}

function selects(stratum: Stratum, item: Selectable): boolean {
  return (
    fits(stratum.kinds, item.kind) &&
    fits(stratum.units, item.unit) &&
    fits(stratum.dutyTypes, item.dutyType) &&
    fits(stratum.activityTypes, item.activityType) &&
    fits(stratum.campaigns, item.campaign)
  );
}

function fits<Value extends string>(wanted: readonly Value[] | undefined, given: Value | null): boolean {
  return wanted === undefined || (given !== null && wanted.includes(given));
}

function takesTheRest(stratum: Stratum | undefined): boolean {
  if (!stratum) return false;
  const { key: _key, perMille, minimum: _minimum, cap, ...selectors } = stratum;
  return Object.values(selectors).every((selector) => selector === undefined) && perMille > 0 && cap !== 0;
}
