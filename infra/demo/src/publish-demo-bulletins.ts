import type { BulletinTexts } from '@rollcall/shared/bulletins/content';
import type { RecordingRow } from '@rollcall/shared/http/recordings';
import type { BulletinDetail, BulletinRow } from '@rollcall/shared/resources/bulletins';
import type { MetricsOfPeriod } from '@rollcall/shared/resources/metrics';
import { addDays, localDateOf, startOfLocalDate, weekdayOf } from '@rollcall/shared/rules/local-date';
import { adminName } from './ensure-administrator.ts';
import { type HqSession, signInAtHq } from './hq-session.ts';
import { localTimeOf } from './local-clock.ts';
import type { PastWeeks } from './past-weeks.ts';
import { setDemoParameters } from './set-demo-parameters.ts';
import type { DemoHq } from './tell-demo-duty.ts';
import { until } from './until.ts';

/** Until then four issues are sealed, and one of them is corrected. */
const draftInMs = 6 * 60_000;
/** The first number of the series: the weekly bulletins of this year before the demo were on paper. */
const firstNumber = 41;

/** Holds back the bulletins of past weeks until their footage is there. */
export async function holdDemoBulletins({ weeks }: PastWeeks, hq: DemoHq): Promise<void> {
  await setDemoParameters(await signInAtHq(hq.url, adminName, hq.password), { bulletinsFrom: weeks.at(-1)?.to ?? '' });
}

/**
 * Publishes bulletins for all past weeks but the last, once their footage is there. Then somebody classifies a recording of the week
 * before the last, so that the draft for the last week, which HQ makes some minutes later, has a correction.
 */
export async function publishDemoBulletins(
  { weeks, shifts }: PastWeeks,
  { hq, signal }: { hq: DemoHq; signal: AbortSignal },
): Promise<void> {
  const as = (username: string) => signInAtHq(hq.url, username, hq.password);
  const [admin, inspector, leader] = [await as(adminName), await as('inspector'), await as('brigade-leader')];
  const [first, last] = [weeks[0], weeks.at(-2)];
  if (first === undefined || last === undefined) return;
  await until(signal, async () => (await coveredShifts(inspector, weeks)) >= shifts.length);
  const at = new Date(Date.now() + draftInMs);
  await setDemoParameters(admin, {
    bulletinsFrom: first.from,
    bulletinWeekday: weekdayOf(localDateOf(at)),
    bulletinTime: localTimeOf(at),
  });
  const draftsOf = async () => {
    const { rows } = await inspector.get<{ rows: BulletinRow[] }>('bulletins?kind=weekly&limit=50');
    return rows.filter(({ from }) => from <= last.from).sort((one, other) => (one.from < other.from ? -1 : 1));
  };
  await until(signal, async () => (await draftsOf()).length >= weeks.length - 1);
  for (const [nr, { bulletinId, state }] of (await draftsOf()).entries()) {
    if (state === 'draft') await publish({ inspector, leader }, bulletinId, nr === 0 ? firstNumber : undefined);
  }
  await classifyOne(inspector, last);
}

async function coveredShifts(inspector: HqSession, weeks: PastWeeks['weeks']): Promise<number> {
  const [from, to] = [weeks[0]?.from ?? '', addDays(weeks.at(-1)?.to ?? '', -1)];
  const { total } = await inspector.get<MetricsOfPeriod>(`metrics?from=${from}&to=${to}&by=brigade`);
  return total.use?.numerator ?? 0;
}

/** One completes it, another seals it. */
async function publish(
  { inspector, leader }: { inspector: HqSession; leader: HqSession },
  bulletinId: string,
  number: number | undefined,
): Promise<void> {
  const path = `bulletins/${bulletinId}`;
  const { version } = await inspector.get<BulletinDetail>(path);
  const texts: BulletinTexts = {
    comments: [{ part: 'overview', text: '本期是演示程序首次启动时补发的，数据在截止时间以后读取。' }],
    requirements: [
      {
        units: [],
        text: '各中队上岗前检查记录仪电量、存储空间，收班当日导入。',
        dueOn: addDays(localDateOf(new Date()), 7),
      },
    ],
    takenOff: [],
  };
  const written = await inspector.put<BulletinDetail>(`${path}/texts`, { version, texts });
  const submitted = await inspector.post<BulletinDetail>(`${path}/submit`, { version: written?.version });
  await leader.post(`${path}/seal`, { version: submitted?.version, ...(number === undefined ? {} : { number }) });
}

async function classifyOne(inspector: HqSession, { from }: PastWeeks['weeks'][number]): Promise<void> {
  const [begin, end] = [startOfLocalDate(from), startOfLocalDate(addDays(from, 7))];
  const within = new URLSearchParams({ from: begin.toISOString(), to: end.toISOString(), kind: 'video', limit: '1' });
  const { rows } = await inspector.get<{ rows: RecordingRow[] }>(`recordings?${within}`);
  for (const { recordingId } of rows) {
    await inspector.put(`recordings/${recordingId}/category`, { category: 'accident', reason: '群众投诉，调看后归类' });
  }
}
