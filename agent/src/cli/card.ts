import { setTimeout } from 'node:timers/promises';
import { builtInProfiles } from '../card/built-in-profiles.ts';
import { createProfileReader } from '../card/classify-file.ts';
import { agentErrors } from '../errors/agent-errors.ts';
import { cardReport } from './card-report.ts';
import { previewCard } from './preview-card.ts';

/** Tells what the agent would do with a card, without a station and without doing it. */
export async function printCard(request: { folder: string; settleMs: number; json: boolean }): Promise<void> {
  const { folder, settleMs, json } = request;
  if (folder === '') throw agentErrors.cardNotNamed();
  const reader = createProfileReader(builtInProfiles());
  const pause = () => setTimeout(settleMs);
  const preview = await previewCard({ folder, reader, settleMs, pause });
  console.log(json ? JSON.stringify(preview, null, 2) : cardReport(preview, new Date()).join('\n'));
}
