import { defineWords } from './define-words.ts';

export const drawSkipWords = defineWords({
  title: { zh: '免查', en: 'Skipped items' },
  hint: {
    zh: '抽中的一项确实无法抽查时，须由两人同意并写明理由，由同层后一名次替补。免查不改变抽取结果，复算照旧。',
    en: 'A drawn item that can’t be reviewed is skipped when two persons agree, for a reason that stands here; the next rank of its stratum takes its place. The draw itself stays, and replays as before.',
  },
  none: { zh: '本期没有免查', en: 'Nothing was skipped' },
  item: { zh: '编号', en: 'Item' },
  stratum: { zh: '分层', en: 'Stratum' },
  reason: { zh: '免查理由', en: 'Reason' },
  proposed: { zh: '提议', en: 'Proposed' },
  state: { zh: '结果', en: 'Outcome' },
  states: {
    waits: { zh: '等待第二人', en: 'Waits for a second person' },
    agreed: { zh: '同意', en: 'Agreed' },
    refused: { zh: '不同意', en: 'Refused' },
  },
  outcome: {
    zh: (what: string, by: string, at: string, why: string) => `${what}：${by}，${at}，${why}`,
    en: (what: string, by: string, at: string, why: string) => `${what}: ${by}, ${at}, ${why}`,
  },
  follower: { zh: '替补', en: 'Follows' },
  nothingLeft: { zh: '本层已无可替补', en: 'Nothing is left in the stratum' },
  waits: {
    zh: (by: string, reason: string) => `${by} 提议免查：${reason}`,
    en: (by: string, reason: string) => `${by} proposes to skip an item: ${reason}`,
  },
  agree: { zh: '同意免查', en: 'Agree to skip it' },
  refuse: { zh: '不同意', en: 'Refuse' },
  propose: { zh: '提议免查', en: 'Propose to skip an item' },
  proposeHint: {
    zh: '提议后由另一人决定；同意前照常抽查。',
    en: 'Somebody else decides it; until then the item is to be reviewed.',
  },
  which: { zh: '选择抽中的一项', en: 'Which item of the sample' },
  place: { zh: (nr: number) => `第 ${nr} 名`, en: (nr: number) => `No. ${nr}` },
});
