/** The clips in `clips/`, by their round length, longest first. */
export const demoClipMinutes = [120, 60, 30, 10] as const;

export type DemoClipMinutes = (typeof demoClipMinutes)[number];

/** A clip is so much longer than its name says: switched on early, it still lasts to the end. */
const extraSeconds = 20;

export function demoClipMs(minutes: DemoClipMinutes): number {
  return (minutes * 60 + extraSeconds) * 1000;
}
