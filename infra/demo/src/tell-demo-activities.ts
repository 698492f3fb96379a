import type { ActivitySourceAdded } from '@rollcall/shared/http/activity-sources';
import type { DemoActivity } from './demo-happenings.ts';
import { readDemoRecord, writeDemoRecord } from './demo-record.ts';
import { type HqSession, withSourceToken } from './hq-session.ts';

const source = { source: 'police-system', name: '警务综合平台' };

/**
 * Tells HQ of what was done, as the system in which officers enter it: by a token of its own, which the data folder keeps.
 * The same again changes nothing there.
 */
export async function tellDemoActivities(
  activities: readonly DemoActivity[],
  { hqUrl, dataFolder, administrator }: { hqUrl: string; dataFolder: string; administrator: () => Promise<HqSession> },
): Promise<void> {
  if (activities.length === 0) return;
  let { activitySourceToken: token } = readDemoRecord(dataFolder);
  if (token === undefined) {
    token = (await (await administrator()).post<ActivitySourceAdded>('activity-sources', source))?.token;
    if (token === undefined) throw new Error(`the source ${source.source} is somebody else's`);
    writeDemoRecord(dataFolder, { ...readDemoRecord(dataFolder), activitySourceToken: token });
  }
  await withSourceToken(hqUrl, token).post('activities', { activities: activities.map(({ told }) => told) });
}
