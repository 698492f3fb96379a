/** In the order in which they stand. */
export const deviceTabs = ['not-docked', 'faults', 'spares', 'check-outs', 'conflicts', 'disputes'] as const;

export type DeviceTab = (typeof deviceTabs)[number];
