import type { QuarantinedEvent } from '@rollcall/shared/http/quarantined-events';
import { z } from 'zod';
import type { ListedQuarantined } from '../../ingest/quarantine-repository.ts';

const pathSchema = z.object({ text: z.string() });
/** What may be said of an event or an entry that can't be read: whatever of it can. */
const glimpseSchema = z.object({
  path: pathSchema.optional().catch(undefined),
  fileName: z.string().optional().catch(undefined),
  line: z.int().optional().catch(undefined),
  body: z
    .object({
      recorderSerial: z.string().optional().catch(undefined),
      sighting: z
        .object({
          recorderSerial: z.string().optional().catch(undefined),
          path: pathSchema.optional().catch(undefined),
        })
        .optional()
        .catch(undefined),
    })
    .optional()
    .catch(undefined),
});

export function toQuarantinedRow({ raws, quarantinedAt, recorderSerial, ...row }: ListedQuarantined): QuarantinedEvent {
  const glimpses = raws.map(glimpse);
  const { body } = glimpses[0] ?? {};
  return {
    ...row,
    recorderSerial: recorderSerial ?? body?.recorderSerial ?? body?.sighting?.recorderSerial ?? null,
    names: glimpses.flatMap(nameIn),
    quarantinedAt: quarantinedAt.toISOString(),
  };
}

function glimpse(raw: Buffer): z.infer<typeof glimpseSchema> {
  try {
    return glimpseSchema.safeParse(JSON.parse(raw.toString())).data ?? {};
  } catch {
    // Nested too deeply to be kept: the batch still holds it.
    return {};
  }
}

function nameIn({ path, fileName, line, body }: z.infer<typeof glimpseSchema>): string[] {
  const name = path?.text ?? fileName ?? body?.sighting?.path?.text ?? (line === undefined ? undefined : `:${line}`);
  return name === undefined ? [] : [name];
}
