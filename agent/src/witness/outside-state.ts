import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { agentErrors } from '../errors/agent-errors.ts';
import { writeFileDurably } from '../store/write-file-durably.ts';

/** `witness.json` in the folder of an outside witness: whom it watches and what it saw. */
const outsideStateSchema = z.object({
  v: z.literal(1),
  name: z.string(),
  /** Of HQ's root key, as HQ told it to a person. */
  rootFingerprint: z.string(),
  keySet: z.string().nullable(),
  /** The largest checkpoint that it checked; it cosigned nothing else. */
  seen: z.string().nullable(),
  /** Two checkpoints of which neither grew from the other: nothing is cosigned until a person has settled it. */
  fork: z.object({ had: z.string(), seen: z.string(), foundAt: z.iso.datetime() }).nullable(),
  /** Forks that were settled, by whom they concern. */
  settled: z
    .array(
      z.object({
        had: z.string(),
        seen: z.string(),
        foundAt: z.iso.datetime(),
        settledAt: z.iso.datetime(),
        reason: z.string(),
        wentOnWith: z.enum(['had', 'seen']),
      }),
    )
    .default([]),
});

export type OutsideState = z.infer<typeof outsideStateSchema>;

/** @throws AgentError `witness_unreadable` */
export async function readOutsideState(folder: string): Promise<OutsideState> {
  const path = statePath(folder);
  try {
    return outsideStateSchema.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch (error) {
    throw agentErrors.witnessUnreadable(path, error);
  }
}

/** On the disk when this returns. */
export async function writeOutsideState(folder: string, state: z.input<typeof outsideStateSchema>): Promise<void> {
  await writeFileDurably(statePath(folder), `${JSON.stringify(state, null, 2)}\n`, { mode: 0o600 });
}

function statePath(folder: string): string {
  return join(folder, 'witness.json');
}
