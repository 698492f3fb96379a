const units = ['KB', 'MB', 'GB', 'TB'];

/** `1.5 GB`, below a kilobyte `512 B`; counts by 1024, as the stations' system does. */
export function formatSize(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  let size = bytes / 1024;
  let unit = 0;
  while (size >= 1024 && unit < units.length - 1) {
    size /= 1024;
    unit += 1;
  }
  return `${size.toFixed(1)} ${units[unit]}`;
}
