import { z } from 'zod';

export const attachmentSchema = z.object({
  fileName: z.string(),
  sizeBytes: z.int(),
  sha256: z.string(),
  mediaType: z.string(),
});

/** A file that was sent by `POST attachments`, by the id under which it was sent. */
export const sentAttachmentSchema = attachmentSchema.extend({ attachmentId: z.uuid() });

/** Files that the same account sent before, for this alone. */
export const attachmentIdsSchema = z.array(z.uuid()).max(9);

export type SentAttachment = z.infer<typeof sentAttachmentSchema>;
