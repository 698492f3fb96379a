import { z } from 'zod';
import { plainName } from './plain-name.ts';

const how = z.enum(['signed', 'refused']);
const witness = plainName(60).min(2);
/** The day on the paper, and the scan of it, which was sent before by `POST attachments`. */
const onPaper = { signedOn: z.iso.date(), attachmentId: z.uuid() };

/** How a decision was handed over on paper: he signed for it, or refused to before two witnesses. */
export const newSlipSchema = z.discriminatedUnion('how', [
  z.object({ how: z.literal('signed'), ...onPaper }),
  z.object({ how: z.literal('refused'), ...onPaper, witnesses: z.array(witness).length(2) }),
]);

export const slipSchema = z.object({
  slipId: z.uuid(),
  how,
  signedOn: z.iso.date(),
  witnesses: z.array(z.string()),
  notedBy: z.string(),
  notedAt: z.iso.datetime(),
  /** Null: it was noted before slips were scanned. */
  scan: z.object({ fileName: z.string(), sizeBytes: z.int() }).nullable(),
});

export type NewSlip = z.infer<typeof newSlipSchema>;
export type Slip = z.infer<typeof slipSchema>;
