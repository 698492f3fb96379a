import { plainPlateNo } from '@rollcall/shared/rules/plate-no';
import type { ToldActivity } from '../activities/activity.ts';
import { readForActivities } from '../activities/activity-state-repository.ts';
import { foreseeEvidence } from '../activities/case-evidence/foresee-evidence.ts';
import {
  activityFacts,
  assertMayCorrectAll,
  completeActivities,
  planActivityChanges,
  writeActivityRows,
} from '../activities/save-activities.ts';
import { lockDutyExclusive } from '../db/duty-lock.ts';
import { fingerprintOf } from '../db/fingerprint.ts';
import { appendFacts } from '../ledger/append-fact.ts';
import { selectCampaigns } from '../roster/campaigns/repository.ts';
import { activityKindChoices } from './activity-kind-choices.ts';
import { CampaignLookup } from './campaign-lookup.ts';
import { columnKinds } from './column-kinds.ts';
import { defineImport, inTurn, outcomesByIndex } from './import-definition.ts';
import { OfficerLookup, writtenBadgeNos } from './officer-lookup.ts';
import { tellActivityObjections } from './tell-activity-objections.ts';

/** Enforcement activities, as other registers list them: once, however often the file is imported. */
export const importActivities = defineImport({
  kind: 'activities',
  access: 'activities.write',
  title: '执法活动',
  columns: {
    sourceId: columnKinds.text(100).required({
      zh: '编号',
      en: 'Number',
      also: ['业务编号', '处罚编号', '决定书编号', '流水号'],
      note: '原系统中的编号。同一来源同一编号的活动会被修改。',
      examples: ['1509811234567'],
    }),
    kind: columnKinds.choice(activityKindChoices).required({
      zh: '类型',
      en: 'Kind',
      also: ['活动类型', '业务类型'],
      note: '是否必录、提前和延后多少，由必录事项目录规定。',
      examples: ['简易程序处罚', '现场勘查'],
    }),
    badgeNo: columnKinds.badgeNos().required({
      zh: '警号',
      en: 'Badge no.',
      also: ['执法人员', '民警警号'],
      note: '参加的民警、辅警，几人之间用“、”隔开；应已登记。',
      examples: ['100001', '100001、100002'],
    }),
    startsAt: columnKinds.moment().required({
      zh: '开始时间',
      en: 'Starts',
      also: ['时间', '处罚时间', '发生时间'],
      note: '日期和时间。',
      examples: ['2026-11-25 08:30'],
    }),
    endsAt: columnKinds.moment().optional({
      zh: '结束时间',
      en: 'Ends',
      note: '空着：一个时刻。最多在开始后 48 小时。',
      examples: ['2026-11-25 08:40'],
    }),
    place: columnKinds
      .text(200)
      .optional({ zh: '地点', en: 'Place', note: '最多 200 个字。', examples: ['人民路与建设路口'] }),
    plateNo: columnKinds
      .text(20)
      .optional({ zh: '车牌号', en: 'Plate', also: ['号牌号码', '号牌'], note: '有则填。', examples: ['京A12345'] }),
    caseNo: columnKinds
      .text(100)
      .optional({ zh: '案件编号', en: 'Case no.', also: ['案号'], note: '有则填。', examples: ['丰公交2026-0077'] }),
    campaign: columnKinds.reference().optional({
      zh: '专项',
      en: 'Campaign',
      also: ['专项整治'],
      note: '专项整治的名称，有则填。',
      examples: ['酒驾专项'],
    }),
    source: columnKinds.source().optional({
      zh: '来源',
      en: 'Source',
      note: '这个来源以后用接口报送时，编号相同的就是同一活动。2 至 32 个小写字母、数字和“-”；空着：import。',
      examples: ['tickets'],
    }),
    ticketNo: columnKinds.text(100).optional({
      zh: '文书编号',
      en: 'Ticket no.',
      also: ['处罚决定书编号', '强制措施凭证编号', '文书号'],
      note: '决定书、凭证等文书的编号；案件编号另填。',
      examples: ['1509811234567'],
    }),
  },
  choicesOf: async (db) => ({ campaign: (await selectCampaigns(db)).map(({ name }) => name) }),
  lock: lockDutyExclusive,
  async plan(tx, rows, context) {
    const { problems, unitCode, faulty } = context;
    const campaigns = new CampaignLookup(await selectCampaigns(tx));
    const badgeNos = [...rows, ...faulty].flatMap(({ values }) => values.badgeNo ?? []);
    const officers = await OfficerLookup.create(tx, badgeNos, unitCode);
    const lookUp = (row: number, values: { badgeNo?: string[] | undefined; campaign?: string | undefined }) => ({
      badgeNos: (values.badgeNo ?? []).flatMap((badgeNo) => officers.find({ badgeNo }, problems, row)?.badgeNo ?? []),
      campaignId: campaigns.find(values.campaign, problems, { row, column: 'campaign' }) ?? null,
    });
    for (const { number: row, values } of faulty) lookUp(row, values);
    const told = rows.map(({ number: row, values }): ToldActivity => {
      const {
        sourceId,
        kind,
        startsAt,
        endsAt = startsAt,
        place = '',
        plateNo,
        caseNo = null,
        ticketNo = null,
      } = values;
      const found = lookUp(row, values);
      return {
        ...{ source: values.source ?? 'import', sourceId, kind, startsAt, endsAt, place, caseNo, ticketNo },
        plateNo: plateNo === undefined ? null : plainPlateNo(plateNo),
        badgeNos: [...new Set(found.badgeNos)].sort(),
        campaignId: found.campaignId,
      };
    });
    const plan = await planActivityChanges(tx, told, context);
    const rowNumbers = rows.map(({ number }) => number);
    tellActivityObjections(plan.objections, rowNumbers, problems);
    if (problems.count > 0) return { outcomes: [], write: inTurn([]) };
    const read = readForActivities(told, writtenBadgeNos(badgeNos));
    const before = await fingerprintOf(tx, read);
    const complete = await completeActivities(tx, plan, {});
    const indexesOf = (some: readonly { index: number }[]) => some.map(({ index }) => index);
    const { added, changed, unchanged } = plan;
    const indexes = { added: indexesOf(added), changed: indexesOf(changed), unchanged: indexesOf(unchanged) };
    return {
      outcomes: outcomesByIndex(indexes, rowNumbers),
      foresee: (checking) => foreseeEvidence(checking, complete),
      prepare: async (writing) => void (await appendFacts(writing, activityFacts(complete, context))),
      stillHolds: async (writing) => (await fingerprintOf(writing, read)) === before,
      async write(writing, later) {
        // A recusal may have been declared since it was checked.
        await assertMayCorrectAll(writing, plan, context);
        await writeActivityRows(writing, complete, { ...context, now: later });
        return undefined;
      },
    };
  },
});
