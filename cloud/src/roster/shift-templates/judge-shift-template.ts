import type { DutyTypeRow } from '@rollcall/shared/resources/duty-types';
import type { ClockSpan } from '@rollcall/shared/resources/shift-templates';
import type { ShiftTemplate } from './repository.ts';

/** Why a template can't be kept as somebody wants it. */
export type TemplateObjection =
  | 'shift_template_not_own'
  | 'breaks_wrong'
  | 'unknown_duty_type'
  | 'duty_type_retired'
  | 'shift_template_name_taken';

/** Whose templates somebody keeps: of this unit only; everyone's when undefined, nobody's when null. */
export type KeptUnit = string | null | undefined;

interface Known {
  dutyTypes: readonly DutyTypeRow[];
  /** The other templates. */
  others: readonly ShiftTemplate[];
  keptUnit: KeptUnit;
}

/** The objections to a template. A field that doesn't change meets none; whoever changes one must keep both units. */
export function* judgeTemplate(
  wanted: ShiftTemplate,
  before: ShiftTemplate | undefined,
  { dutyTypes, others, keptUnit }: Known,
): Iterable<TemplateObjection> {
  const units = before === undefined ? [wanted.unitCode] : [before.unitCode, wanted.unitCode];
  if (!units.every((unitCode) => isKept(unitCode, keptUnit))) yield 'shift_template_not_own';
  if (!breaksFit(wanted)) yield 'breaks_wrong';
  const dutyType = dutyTypes.find((known) => known.dutyType === wanted.dutyType);
  if (!dutyType) yield 'unknown_duty_type';
  else if (dutyType.retired && before?.dutyType !== wanted.dutyType) yield 'duty_type_retired';
  if (others.some((other) => other.unitCode === wanted.unitCode && other.name === wanted.name)) {
    yield 'shift_template_name_taken';
  }
}

/** The same template with its breaks in the order of time, as the shift has them. */
export function withBreaksInOrder<Template extends Pick<ShiftTemplate, 'from' | 'breaks'>>(
  template: Template,
): Template {
  const { from, breaks } = template;
  return { ...template, breaks: breaks.toSorted((one, other) => sinceStart(from, one) - sinceStart(from, other)) };
}

function isKept(unitCode: string | null, keptUnit: KeptUnit): boolean {
  // An account of no unit keeps nothing, not what is of no unit.
  return keptUnit === undefined || (keptUnit !== null && unitCode === keptUnit);
}

/** They are in order of time: each begins when the one before it has ended, and ends within the shift. */
function breaksFit({ from, to, breaks }: ShiftTemplate): boolean {
  let earliest = 0;
  for (const span of breaks) {
    const start = sinceStart(from, span);
    if (start < earliest) return false;
    earliest = start + lengthOf(span);
  }
  return earliest <= lengthOf({ from, to });
}

const dayMinutes = 24 * 60;

/** When a break begins: minutes since the shift did. */
function sinceStart(shiftFrom: string, { from }: ClockSpan): number {
  return (minutesOf(from) - minutesOf(shiftFrom) + dayMinutes) % dayMinutes;
}

/** In minutes; a span that ends when it begins takes a whole day. */
function lengthOf({ from, to }: ClockSpan): number {
  return (minutesOf(to) - minutesOf(from) + dayMinutes) % dayMinutes || dayMinutes;
}

function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}
