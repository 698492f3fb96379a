import type { MustRecordItem } from '@rollcall/shared/http/must-record';

/** As the form has it: seconds, and English words of which some may be left out. */
export interface ItemValues extends Omit<MustRecordItem, 'leadMs' | 'lagMs'> {
  leadSeconds: number;
  lagSeconds: number;
}

export function valuesOfItem(item: MustRecordItem | undefined): Partial<ItemValues> {
  if (!item) return { activityKinds: [], leadSeconds: 30, lagSeconds: 10, retentionCategory: 'routine' };
  const { leadMs, lagMs, ...rest } = item;
  return { ...rest, leadSeconds: leadMs / 1000, lagSeconds: lagMs / 1000 };
}

export function toItem({ leadSeconds, lagSeconds, english, ...values }: ItemValues): MustRecordItem {
  const words = Object.entries(english ?? {}).filter(([, text]) => text !== undefined && text.trim() !== '');
  return {
    ...values,
    english: Object.fromEntries(words),
    leadMs: Math.round(leadSeconds * 1000),
    lagMs: Math.round(lagSeconds * 1000),
  };
}
