/** An instant as local time for a person: `2026-11-24 10:15:30`. */
export function shanghaiTime(iso: string): string {
  const format = { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'medium' } as const;
  return new Intl.DateTimeFormat('sv-SE', format).format(new Date(iso));
}
