import type { Word } from '../words/define-words.ts';
import type { parameterFields } from './parameters.ts';

/** A sentence of a measure, as the brigade wrote it, with the numbers that decide how HQ carries it out. */
interface ServedSentence {
  says: Word;
  names: readonly (keyof typeof parameterFields)[];
}

interface Measure {
  title: Word;
  sentences: readonly ServedSentence[];
}

/** The five measures in their order, then what belongs to none of them. In English as docs/measures.md has them. */
export const parameterMeasures = {
  study: {
    title: { zh: '一、进一步加强教育培训，提高思想认识', en: '1 · Study every Monday' },
    sentences: [
      {
        says: {
          zh: '大队在每周一召开学习大会时，都会组织民警认真学习相关文件规定',
          en: 'study every Monday',
        },
        names: ['trainingSignInMinutes', 'trainingQuestions'],
      },
      {
        says: {
          zh: '通过剖析……不规范而出现的警民矛盾或者受到群众投诉等现象，现场开展警示教育',
          en: 'dissect what went wrong',
        },
        names: ['trainingEffectDays'],
      },
    ],
  },
  quality: {
    title: { zh: '二、进一步落实通报制度，强化使用监管', en: '2 · A metric of enforcement quality' },
    sentences: [
      {
        says: {
          zh: '重点对民警执勤执法是否规范、安全防护是否到位、是否全程使用执法记录仪等信息进行检查',
          en: 'proper, protected, whole course',
        },
        names: ['minWatchedShare'],
      },
      {
        says: {
          zh: '落实周通报、数据抽查、信息反馈制度',
          en: 'weekly bulletin, data spot check, feedback',
        },
        names: [
          'bulletinsFrom',
          'bulletinWeekday',
          'bulletinTime',
          'bulletinPrefix',
          'bulletinAnswerDays',
          'answerDays',
        ],
      },
      {
        says: {
          zh: '对重视程度不够、工作不到位、使用效果不好的，及时通报批评',
          en: 'criticise in time',
        },
        names: ['criticismSeenDays', 'criticismFindings', 'criticismAnswerShare', 'commendationDays'],
      },
    ],
  },
  use: {
    title: { zh: '三、进一步严格规范使用，加强资料管理', en: '3 · Proper use and handing in' },
    sentences: [
      {
        says: {
          zh: '民警在上岗前要提前检查仪器，看电量是否充足、功能是否正常等',
          en: 'check battery and function before duty',
        },
        names: ['preShiftCheckRequired'],
      },
      {
        says: {
          zh: '必须首先开启执法记录仪，对执法过程进行全程录音录像',
          en: 'on before the check, to the end',
        },
        names: ['minCoverageShare', 'coverageGapMs', 'joinToleranceMs', 'shortClipMs'],
      },
      {
        says: {
          zh: '执法记录仪只能记录与执勤执法活动相关的音视频资料，不得录存与警务工作无关的音视频资料',
          en: 'duty material only, nothing private, no lending',
        },
        names: ['outsideDutyMinutes'],
      },
      {
        says: {
          zh: '规定民警每天将执法记录仪中的录像资料导入执法记录仪数据采集工作站',
          en: 'import every day',
        },
        names: ['importDeadlineHours', 'outageMinutes'],
      },
    ],
  },
  evidence: {
    title: { zh: '四、进一步强化日常应用，完善执法证据', en: '4 · Must record' },
    sentences: [
      {
        says: { zh: '执勤民警所有现场执法活动必录', en: 'must record' },
        names: ['activityTimeMinutes', 'settleDays', 'burstTickets', 'burstMinutes'],
      },
      {
        says: { zh: '切实夯实证据基础', en: 'solid evidence' },
        names: ['retentionFloorMonths', 'caseNoPattern', 'ticketMonths', 'exportDays', 'clockDriftMs'],
      },
    ],
  },
  inspection: {
    title: { zh: '五、进一步加强跟踪检查，确保执法监督同步', en: '5 · Inspect at random' },
    sentences: [
      {
        says: {
          zh: '随机对民警在执勤执法办案过程中，对执法记录仪佩戴使用情况进行实地检查',
          en: 'inspect at random',
        },
        names: ['visitsPerDay'],
      },
      {
        says: {
          zh: '擅自删除留存音像资料或音像资料保存不全、损坏的',
          en: 'unauthorised deletion · incomplete · damaged',
        },
        names: ['eraseMode', 'eraseSecondPerson', 'walkDays'],
      },
      {
        says: {
          zh: '一律按照有关规定追究当事人和负责人的责任',
          en: 'person and leader are liable, always',
        },
        names: ['decideDays', 'reOffenceDays', 'appealDays'],
      },
    ],
  },
  none: {
    title: { zh: '不属于五项措施', en: 'Of none of the five measures' },
    sentences: [
      {
        says: { zh: '排班与单位的登记', en: 'registry of roster and units' },
        names: ['pastEditsSecondPerson', 'unitCodeDigits', 'unitLevels'],
      },
    ],
  },
} as const satisfies Record<string, Measure>;
