import { z } from 'zod';

/** An answer's form in our API's description. */
const { $schema: _, ...answered } = z.toJSONSchema(z.iso.datetime());

/**
 * An instant: ISO 8601 with any offset in a request, a `Date` in HQ, and in an answer UTC to the millisecond. What the page
 * sends and gets is `z.input` of a schema that has it, what HQ handles `z.output`.
 */
export const instant = z.codec(z.iso.datetime({ offset: true }), z.date().meta(answered), {
  decode: (text) => new Date(text),
  encode: (date) => date.toISOString(),
});

/** From one instant to another, which is excluded. */
export const timeSpan = z.object({ startsAt: instant, endsAt: instant });

/** What HQ handles as it is in an answer: instants are text. */
export type OnWire<Handled> = Handled extends Date
  ? string
  : Handled extends object
    ? { [Part in keyof Handled]: Json extends Handled[Part] ? Handled[Part] : OnWire<Handled[Part]> }
    : Handled;

type Json = z.core.util.JSONType;
