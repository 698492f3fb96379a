import type { Metric, MetricValue } from '../metrics/formulas.ts';
import type { MetricRowKind } from '../metrics/input.ts';
import type { BulletinContent, BulletinKind } from './content.ts';

/** The rows of one kind: `columns` name what stands in each, in order. Persons are numbered, and ids that hold a badge number too. */
export interface InputRows {
  columns: readonly string[];
  rows: readonly (readonly (string | number | null)[])[];
}

/** By unit code; `""`: what belongs to no unit. */
export type ValuesByUnit = Record<string, Partial<Record<Metric, MetricValue>>>;

/**
 * Everything that a bulletin is made of, as it was known at its cut-off: no names, persons as `p1`. Its digest is SHA-256 over its
 * canonical form (RFC 8785). What a stranger needs to compute every number again.
 */
export interface BulletinInput {
  type: 'rollcall-bulletin-input';
  format: 1;
  kind: BulletinKind;
  brigade: string;
  period: { from: string; to: string };
  before: { from: string; to: string };
  cutOff: string;
  takenAt: string;
  units: BulletinContent['units'];
  campaigns: { campaignId: string; name: string }[];
  /** The rows of the period that metrics are made of. */
  rows: Record<MetricRowKind, InputRows>;
  /** Sums of the period before. */
  valuesBefore: ValuesByUnit;
  campaignsBefore: Record<string, Partial<Record<Metric, MetricValue>>>;
  // The helper that builds input adds what the other parts need: findings with state, decisions and who saw them, draws, inspections,
  // rectifications, changes, guarantees, outages, earlier issues as they stand now, receipts, sums of six months, scores.
}
