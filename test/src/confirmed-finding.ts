import type { FindingRow } from '@rollcall/shared/http/findings';
import { HqClient } from './hq-client.ts';
import { letPastEditsCount } from './let-past-edits-count.ts';
import type { Network } from './network.ts';
import { postAll } from './post-all.ts';
import { until } from './until.ts';

/**
 * The finding of an officer 王强 whose shift has no footage, who answered for it; an inspector confirmed it. Their accounts are `officer`
 * and `inspector`.
 */
export async function confirmedFinding(
  { admin, hqUrl, addAccount }: Network,
  { badgeNo, unitCode, password }: { badgeNo: string; unitCode: string; password: string },
  shift: { startsAt: string; endsAt: string },
): Promise<FindingRow> {
  await letPastEditsCount(admin);
  await postAll(admin, [
    ['officers', { badgeNo, name: '王强', kind: 'sworn', unitCode, leaderBadgeNo: null }],
    ['shifts', { ...shift, dutyType: 'road_patrol', post: '解放路口', badgeNo, reason: 'a test' }],
  ]);
  await addAccount({ username: 'inspector', role: 'inspector', password });
  await addAccount({ username: 'officer', role: 'officer', badgeNo, password });
  const finding = await until('the finding of the shift', async () => {
    const { rows } = await admin.get<{ rows: FindingRow[] }>('findings?kind=no_footage');
    return rows[0];
  });
  const { findingId } = finding;
  const clientOf = (username: string) => new HqClient(hqUrl, { username, password });
  await postAll(clientOf('officer'), [[`findings/${findingId}/answers`, { text: '执法仪没有打开' }]]);
  const decision = { step: 'confirm', reason: '已核实', violationClass: 'incomplete', badgeNos: [badgeNo] };
  await postAll(clientOf('inspector'), [[`findings/${findingId}/steps`, decision]]);
  return finding;
}
