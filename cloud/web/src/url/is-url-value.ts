const shapes: Readonly<Record<string, (text: string) => boolean>> = {
  date: isLocalDate,
  week: isLocalDate,
  at: isMoment,
  copy: isLocalDate,
  from: isMoment,
  to: isMoment,
};

/** Whether a parameter of an address can have this value. Whoever types an address, or cuts it off, may err. */
export function isUrlValue(name: string, text: string): boolean {
  return shapes[name]?.(text) ?? true;
}

/** Such as `2026-11-24`, of a day that is in the calendar. */
export function isLocalDate(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text) && isMoment(text) && new Date(text).toISOString().startsWith(text);
}

function isMoment(text: string): boolean {
  return !Number.isNaN(Date.parse(text));
}
