import { idForms } from '../rules/id-forms.ts';
import { composeName, problemOfName, problemOfUsername } from '../rules/names.ts';
import { problemOfPattern } from '../rules/number-patterns.ts';
import type { Field } from './field.ts';

/** Whether HQ takes this value of the field, as `http/schema-of.ts` says it. That a field lacks its value isn't asked here. */
export function fits(field: Field, value: unknown): boolean {
  switch (field.kind) {
    case 'number':
      return isWithin(value, field) && (field.fractions === true || Number.isInteger(value));
    case 'share':
      return isWithin(value, { least: 0, most: 1 });
    case 'flag':
      return typeof value === 'boolean';
    default:
      return typeof value === 'string' && fitsText(field, value);
  }
}

/** The same of a filter, which an address has as text. */
export function fitsAddress(field: Field, text: string): boolean {
  if (field.kind === 'flag') return text === 'true' || text === 'false';
  return fits(field, field.kind === 'number' || field.kind === 'share' ? Number(text) : text);
}

function fitsText(field: Exclude<Field, { kind: 'number' | 'share' | 'flag' }>, text: string): boolean {
  switch (field.kind) {
    case 'id':
      return idForms[field.of].pattern.test(text);
    case 'officer':
      return idForms.badgeNo.pattern.test(text);
    case 'unit':
      return idForms.unitCode.pattern.test(text);
    case 'recorder':
      return idForms.recorderSerial.pattern.test(text);
    case 'duty_type':
      return idForms.dutyType.pattern.test(text);
    case 'campaign':
      return uuidPattern.test(text);
    case 'choice':
      return Object.hasOwn(field.choices, text);
    case 'name':
      return (
        isWithin([...composeName(text)].length, { least: 1, ...field }) &&
        problemOfName(composeName(text)) === undefined
      );
    case 'username': {
      const typed = text.normalize('NFKC').trim();
      return isWithin([...typed].length, { least: 1, ...field }) && problemOfUsername(typed) === undefined;
    }
    case 'line':
    case 'note':
    case 'search':
      return isWithin(text.trim().length, { least: 0, ...field });
    case 'pattern':
      return problemOfPattern(text.trim()) === undefined;
    case 'date':
      return isDate(text);
    case 'typed_date':
      return text === '' || isDate(text);
    case 'clock':
      return clockPattern.test(text);
    case 'instant':
      return instantPattern.test(text) && isDate(text.slice(0, 10));
  }
}

const uuidPattern = /^[\da-f]{8}-[\da-f]{4}-[1-8][\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/i;

const instantPattern = /^.{10}T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d+)?)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/;

export const clockPattern = /^([01]\d|2[0-3]):[0-5]\d$/;

function isWithin(value: unknown, { least, most }: { least: number; most: number }): boolean {
  return typeof value === 'number' && value >= least && value <= most;
}

/** Of a day that is in the calendar. */
function isDate(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const date = new Date(text);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
