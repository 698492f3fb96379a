import { setTimeout } from 'node:timers/promises';
import { createProfileReader } from '../card/classify-file.ts';
import type { CardProfile } from '../card/layout-profile.ts';
import { profileProblemText } from '../card/profile-alert.ts';
import { readProfile, readProfiles, withBuiltIn } from '../card/read-profiles.ts';
import { agentErrors } from '../errors/agent-errors.ts';
import { cardReport } from './card-report.ts';
import { previewErase } from './erase-preview.ts';
import { eraseReport } from './erase-report.ts';
import { previewCard } from './preview-card.ts';
import { profileReport, tryProfile } from './try-profile.ts';

/** Tells what the agent would do with a card, collect and erase, without doing it. Erasing needs a station that has it docked. */
export async function printCard(request: {
  folder: string;
  dataFolder: string;
  profilesFolder: string | undefined;
  /** A layout to be tried; it comes before all others. */
  profileFile: string | undefined;
  settleMs: number;
  json: boolean;
}): Promise<void> {
  const { folder, dataFolder, profilesFolder, profileFile, settleMs, json } = request;
  if (folder === '') throw agentErrors.cardNotNamed();
  const tried = profileFile === undefined ? undefined : await profileToTry(profileFile);
  const { profiles, problems } = await readProfiles(profilesFolder);
  for (const problem of problems) console.error(`Left out: ${profileProblemText(problem)}`);
  const reader = createProfileReader(tried ? withBuiltIn([tried], profiles) : profiles);
  const pause = () => setTimeout(settleMs);
  const preview = await previewCard({ folder, reader, settleMs, pause });
  const erase = await previewErase({ dataFolder, folder }, preview.files);
  const trial = tried && 'detect' in tried ? tryProfile(tried, preview) : null;
  if (json) console.log(JSON.stringify({ ...preview, erase, trial }, null, 2));
  else {
    const report = [...cardReport(preview, new Date()), ...eraseReport(erase)];
    console.log([...report, ...(trial ? profileReport(trial) : [])].join('\n'));
  }
}

async function profileToTry(file: string): Promise<CardProfile> {
  const read = await readProfile(file);
  if (read.outcome === 'invalid') throw agentErrors.cardProfileInvalid(read.problems.map(profileProblemText));
  return read.profile;
}
