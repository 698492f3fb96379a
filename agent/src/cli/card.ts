import { setTimeout } from 'node:timers/promises';
import { builtInProfiles } from '../card/built-in-profiles.ts';
import { createProfileReader } from '../card/classify-file.ts';
import { agentErrors } from '../errors/agent-errors.ts';
import { cardReport } from './card-report.ts';
import { previewErase } from './erase-preview.ts';
import { eraseReport } from './erase-report.ts';
import { previewCard } from './preview-card.ts';

/** Tells what the agent would do with a card, collect and erase, without doing it. Erasing needs a station that has it docked. */
export async function printCard(request: {
  folder: string;
  dataFolder: string;
  settleMs: number;
  json: boolean;
}): Promise<void> {
  const { folder, dataFolder, settleMs, json } = request;
  if (folder === '') throw agentErrors.cardNotNamed();
  const reader = createProfileReader(builtInProfiles());
  const pause = () => setTimeout(settleMs);
  const preview = await previewCard({ folder, reader, settleMs, pause });
  const erase = await previewErase({ dataFolder, folder }, preview.files);
  if (json) console.log(JSON.stringify({ ...preview, erase }, null, 2));
  else console.log([...cardReport(preview, new Date()), ...eraseReport(erase)].join('\n'));
}
