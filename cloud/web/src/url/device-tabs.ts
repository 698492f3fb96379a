/** In the order in which they stand. */
export const deviceTabs = [
  ...(['not-docked', 'checks', 'faults', 'spares', 'spare-stock', 'check-outs'] as const),
  ...(['conflicts', 'disputes'] as const),
] as const;

export type DeviceTab = (typeof deviceTabs)[number];
