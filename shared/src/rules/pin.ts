/** What officers type at a station's screen. */
export const pinPattern = /^\d{6,8}$/;

/** Whether the PIN is one of the first that somebody would guess. */
export function isPlainPin(pin: string, badgeNo: string): boolean {
  const digits = [...pin].map(Number);
  const steps = digits.slice(1).map((digit, index) => digit - (digits[index] ?? 0));
  const even = steps.every((step) => step === steps[0]) && Math.abs(steps[0] ?? 0) <= 1;
  return even || pin.includes(badgeNo) || badgeNo.includes(pin);
}
