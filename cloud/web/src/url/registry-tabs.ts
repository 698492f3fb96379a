/** In the order in which they stand. */
export const registryTabs = [
  'officers',
  'recorders',
  'custodies',
  'units',
  'duty-types',
  'stations',
  'station-settings',
  'erases',
  'parameters',
] as const;

export type RegistryTab = (typeof registryTabs)[number];
