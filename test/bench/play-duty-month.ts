import type { ShiftCoverageDetail } from '@rollcall/shared/http/coverage';
import type { ExemptionDetail, ExemptionReason } from '@rollcall/shared/http/exemptions';
import type { FindingDetailResponse, FindingRow } from '@rollcall/shared/http/findings';
import type { RecordingRow } from '@rollcall/shared/http/recordings';
import type { CustodyRow } from '@rollcall/shared/resources/custodies';
import type { CustodyDisputeRow } from '@rollcall/shared/resources/custody-disputes';
import type { RepairTicketDetail } from '@rollcall/shared/resources/repair-tickets';
import type { ShiftRow } from '@rollcall/shared/resources/shifts';
import { addDays, localDateOf } from '@rollcall/shared/rules/local-date';
import { HqClient } from '../src/hq-client.ts';
import { outsideCause } from '../src/outside-cause.ts';
import type { BenchAccount, BenchAccounts } from './bench-accounts.ts';
import type { RollCallSize } from './fill-roll-call.ts';

/** Of what waits for a decision so many are left waiting, agreed to and refused. */
const decisions = [undefined, 'yes', 'yes', 'no', undefined] as const;

/**
 * What people do about a month of findings, through HQ's API as its pages do: they answer, appeal, ask for exemptions, dispute
 * check-outs, edit the roster of past days, report faults, and decide on some of it.
 */
export async function playDutyMonth(url: string, accounts: BenchAccounts, size: RollCallSize): Promise<void> {
  const as = (account: BenchAccount) => new HqClient(url, account);
  const admin = as(accounts.admin);
  const inspector = as(accounts.inspector);
  const leader = as(accounts.leader);
  const today = localDateOf(new Date());

  for (const [badgeNo, account] of accounts.officers) {
    const officer = as(account);
    await respond(officer, inspector, badgeNo);
    await dispute(officer, inspector, badgeNo);
  }
  await explainOthers(leader, inspector, accounts);
  await explainOutage(admin, inspector);
  await reportFaults(admin, size);
  await editPast(leader, inspector, today);
  await askForFootage(leader, inspector);
  await lookAfterAccounts(admin, accounts, size);
}

/** Answers, appeals and exemptions for what is found of oneself. */
async function respond(officer: HqClient, inspector: HqClient, badgeNo: string): Promise<void> {
  const found = (await rows<FindingRow>(officer, `findings?badgeNo=${badgeNo}&state=open&limit=50`)).slice(0, 15);
  for (const [nr, finding] of found.entries()) {
    if (nr % 3 === 0)
      await tell(officer, `findings/${finding.findingId}/answers`, { text: answers[nr % answers.length] });
    if (nr % 4 === 1) {
      const reason = '当时已录像，请核对另一台记录仪和站点的导入时间。';
      const { appeals } = await tell<FindingDetailResponse>(officer, `findings/${finding.findingId}/appeals`, {
        reason,
      });
      const decision = { yes: 'upheld', no: 'dismissed' } as const;
      const agreed = decisions[nr % decisions.length];
      if (agreed) {
        const body = {
          decision: decision[agreed],
          reason: agreed === 'yes' ? '核对属实' : '所述时段没有录像',
          ...outsideCause,
        };
        await tell(inspector, `appeals/${appeals.at(-1)?.appealId}/decision`, body);
      }
    }
    if (nr % 4 === 2) await explain(officer, inspector, finding, nr);
  }
}

const answers = [
  '当日电量耗尽，已更换电池。',
  '记录仪卡满，现场无法删除。',
  '出警途中忘记开机，今后注意。',
  '正在采集站排队导入。',
];
const reasons: ExemptionReason[] = ['battery', 'storage', 'weather', 'privacy', 'urgent', 'objective', 'fault'];
const explanations: Partial<Record<ExemptionReason, string>> = {
  battery: '连续执勤超过十小时，电池耗尽，备用电池已用完。',
  storage: '存储卡已满，返回中队后才能导入。',
  weather: '暴雨，记录仪进水保护自动关机。',
  privacy: '在医院协助伤者家属，按规定关闭。',
  urgent: '紧急救助落水群众，来不及开机。',
};

/** An exemption for the first missing time of a shift that a finding speaks of. */
async function explain(asker: HqClient, decider: HqClient, finding: FindingRow, nr: number): Promise<void> {
  if (!finding.shiftId || !finding.badgeNo) return;
  const { segments } = await asker.get<ShiftCoverageDetail>(`shifts/${finding.shiftId}/coverage`);
  const missing = segments.find(({ state }) => state === 'missing');
  const reasonCode = reasons[nr % reasons.length] ?? 'objective';
  if (!missing) return;
  const { exemptionId } = await tell<ExemptionDetail>(asker, 'exemptions', {
    badgeNo: finding.badgeNo,
    startsAt: missing.from,
    endsAt: missing.to,
    reasonCode,
    explanation: explanations[reasonCode] ?? '按指挥中心要求临时转岗，见交接班记录。',
    findingId: finding.findingId,
  });
  const agreed = decisions[nr % decisions.length];
  if (agreed) {
    const body = {
      decision: agreed === 'yes' ? 'approved' : 'refused',
      reason: agreed === 'yes' ? '情况属实' : '没有佐证',
    };
    await tell(decider, `exemptions/${exemptionId}/decision`, body);
  }
}

/** The leader explains for officers who have no account to do so. */
async function explainOthers(leader: HqClient, inspector: HqClient, { officers }: BenchAccounts): Promise<void> {
  const found = await rows<FindingRow>(leader, 'findings?kind=coverage_gap&state=open&limit=40');
  const others = found.filter(({ badgeNo }) => badgeNo !== null && !officers.has(badgeNo));
  for (const [nr, finding] of others.slice(0, 20).entries()) await explain(leader, inspector, finding, nr);
}

async function explainOutage(admin: HqClient, inspector: HqClient): Promise<void> {
  const end = Date.now() - 9 * 86_400_000;
  const { exemptionId } = await tell<ExemptionDetail>(admin, 'exemptions', {
    unitCode: 'squad-3',
    startsAt: new Date(end).toISOString(),
    endsAt: new Date(end + 5 * 3_600_000).toISOString(),
    reasonCode: 'station_outage',
    explanation: '站点所在机房停电五小时，供电部门有停电通知。',
  });
  await tell(inspector, `exemptions/${exemptionId}/decision`, { decision: 'approved', reason: '有停电通知' });
}

/** Somebody else decides on some of what an officer says of check-outs in his name. */
async function dispute(officer: HqClient, inspector: HqClient, badgeNo: string): Promise<void> {
  const held = await rows<CustodyRow>(officer, `custodies?badgeNo=${badgeNo}&limit=50`);
  const checkedOut = held.filter(({ basis, heldUntil }) => basis !== 'assignment' && heldUntil !== null);
  for (const [nr, { custodyId }] of checkedOut.slice(2, 4).entries()) {
    const reason = '当天没有领用这台记录仪，领用时我在支队培训。';
    const { disputeId } = await tell<CustodyDisputeRow>(officer, `custodies/${custodyId}/disputes`, { reason });
    if (nr === 1) {
      const decision = { decision: 'dismissed', reason: '站点屏幕上输入的是本人的密码' };
      await tell(inspector, `custody-disputes/${disputeId}/decision`, decision);
    }
  }
}

const symptoms = ['无法开机', '录像无声音', '屏幕不亮', '时间总是复位', '卡口松动，接触不良', '录像键失灵'];

async function reportFaults(admin: HqClient, size: RollCallSize): Promise<void> {
  for (let nr = 0; nr < 40; nr += 1) {
    const recorderSerial = serialOf(1 + ((nr * 7) % size.officers));
    const reportedAt = new Date(Date.now() - (nr + 1) * 15 * 3_600_000).toISOString();
    const symptom = symptoms[nr % symptoms.length];
    const { repairTicketId } = await tell<RepairTicketDetail>(admin, 'repair-tickets', {
      recorderSerial,
      symptom,
      reportedAt,
    });
    const change =
      nr % 3 === 0
        ? { state: 'closed', outcome: 'repaired', note: '更换主板' }
        : nr % 3 === 1
          ? { state: 'in_repair' }
          : undefined;
    if (change) await accepted(await admin.patch(`repair-tickets/${repairTicketId}`, change), 'repair-tickets');
  }
  for (let nr = 0; nr < 10; nr += 1) {
    const observedAt = new Date(Date.now() - (nr + 1) * 3 * 86_400_000);
    const shownAt = new Date(observedAt.getTime() + (nr - 4) * 61_000);
    const body = { observedAt: observedAt.toISOString(), shownAt: shownAt.toISOString(), reason: '月度检查' };
    await tell(admin, `recorders/${serialOf(1 + ((nr * 20) % size.officers))}/clock-observations`, body);
  }
  // One that its holder took at a station's screen, so that two are said to have it.
  const taken = await rows<CustodyRow>(admin, 'custodies?limit=200');
  for (const { recorderSerial, badgeNo, heldFrom } of taken.filter(({ basis }) => basis === 'observed').slice(30, 36)) {
    const at = new Date(Date.parse(heldFrom) + 3_600_000).toISOString();
    const other = String(100_001 + (Number(badgeNo) % size.officers));
    const body = { kind: 'check_out', recorderSerial, badgeNo: other, at, reason: '按纸质领用登记补录' };
    await tell(admin, 'custody-observations', body);
  }
}

function serialOf(nr: number): string {
  return `7K3${String(nr).padStart(4, '0')}`;
}

/** Each edit to the past is a proposal that waits for somebody else. */
async function editPast(leader: HqClient, inspector: HqClient, today: string): Promise<void> {
  const from = addDays(today, -20);
  const shifts = await rows<ShiftRow>(
    leader,
    `shifts?from=${from}&to=${addDays(today, -3)}&unitCode=squad-3&limit=1000`,
  );
  const edited = shifts.filter((_, nr) => nr % Math.ceil(shifts.length / 24) === 0);
  for (const [nr, { shiftId, post, startsAt, endsAt }] of edited.entries()) {
    const change =
      nr % 3 === 0
        ? { post: `${post}（换岗）`, reason: '交接班登记上写的是另一个岗位' }
        : { startsAt, endsAt: new Date(Date.parse(endsAt) - 3_600_000).toISOString(), reason: '提前一小时交班' };
    const proposed = await accepted<{ rosterProposalId?: string }>(
      await leader.patch(`shifts/${shiftId}`, change),
      'shifts',
    );
    const agreed = decisions[nr % decisions.length];
    if (!agreed || !proposed.rosterProposalId) continue;
    const body = {
      decision: agreed === 'yes' ? 'approved' : 'refused',
      reason: agreed === 'yes' ? '与交接班登记一致' : '登记上没有',
    };
    await tell(inspector, `roster-proposals/${proposed.rosterProposalId}/decision`, body);
  }
}

async function askForFootage(leader: HqClient, inspector: HqClient): Promise<void> {
  const others = await rows<RecordingRow>(inspector, 'recordings?unitCode=squad-5&state=verified&limit=24');
  const expiresAt = new Date(Date.now() + 20 * 86_400_000).toISOString();
  for (let nr = 0; nr < 8; nr += 1) {
    const recordingIds = others.slice(nr * 3, nr * 3 + 3).map(({ recordingId }) => recordingId);
    const purpose = ['核查交通事故责任', '办理行政复议', '调查群众投诉', '协查肇事逃逸车辆'][nr % 4];
    const asked = { recordingIds, purpose, expiresAt };
    const { accessRequestId } = await tell<{ accessRequestId: string }>(leader, 'access-requests', asked);
    const agreed = decisions[nr % decisions.length];
    if (!agreed) continue;
    const body = {
      decision: agreed === 'yes' ? 'approved' : 'refused',
      reason: agreed === 'yes' ? '办案需要' : '与本案无关',
    };
    await tell(inspector, `access-requests/${accessRequestId}/decision`, body);
  }
}

async function lookAfterAccounts(admin: HqClient, accounts: BenchAccounts, { officers }: RollCallSize): Promise<void> {
  const [delegate] = [...accounts.officers.values()];
  await tell(admin, 'delegations', {
    leader: accounts.leader.username,
    delegate: delegate?.username,
    startsAt: new Date().toISOString(),
    endsAt: new Date(Date.now() + 7 * 86_400_000).toISOString(),
    reason: '中队长参加支队培训',
  });
  const badgeNo = String(100_000 + Math.ceil(officers / 3));
  await tell(admin, 'recusals', { username: accounts.inspector.username, badgeNo, reason: '近亲属' });
}

async function rows<Row>(client: HqClient, path: string): Promise<Row[]> {
  return (await client.get<{ rows: Row[] }>(path)).rows;
}

async function tell<Answer>(client: HqClient, path: string, body: unknown): Promise<Answer> {
  return accepted<Answer>(await client.post(path, body), path);
}

async function accepted<Answer>(response: Response, path: string): Promise<Answer> {
  const answer = await response.text();
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${answer}`);
  return (answer === '' ? {} : JSON.parse(answer)) as Answer;
}
