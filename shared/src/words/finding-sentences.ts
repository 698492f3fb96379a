import { defineWords } from './define-words.ts';

/** What the sentences tell, each already written as the page writes it. */
export interface SaidOfFinding {
  /** Badge and name, or that nobody held the recorder. */
  person: string;
  /** Of an activity: its kind, time and place, as far as they are known. */
  activity: string;
  /** Of a shift: its date and hours. */
  shift: string;
  /** Of a shift: unit, duty and post. */
  duty: string;
  date: string;
  unit: string;
  recorder: string;
  required: string;
  missing: string;
  explained: string | undefined;
  /** How much of what had to be recorded is, in per cent. */
  share: string;
  stretches: number;
  lateCount: number;
  due: string;
  longest: string;
  recordings: number;
  lost: number;
  activities: number;
  /** The badges that it names beside the one that it is about. */
  others: string;
  recorders: string;
  /** Of a check: what is at fault, with what was noted. */
  fault: string;
  clock: string;
  /** Of a field inspection: when, where, and what was at fault. */
  inspected: string;
  place: string;
  faults: string;
}

const ofThat = {
  zh: ({ explained }: SaidOfFinding) => (explained === undefined ? '' : `，其中 ${explained} 已说明原因`),
  en: ({ explained }: SaidOfFinding) => (explained === undefined ? '' : `, of which ${explained} are explained`),
};

const filesThat = (count: number) => (count === 1 ? 'file was' : 'files were');

const clips = (count: number) => (count === 1 ? 'clip' : 'clips');

const spotCheck = {
  zh: (of: SaidOfFinding) => `${of.person} ${of.date}（${of.unit}）抽查录像发现：${of.fault}。`,
  en: (of: SaidOfFinding) => `${of.person}, ${of.date} (${of.unit}): a spot check of footage found: ${of.fault}.`,
};

const ofInspection = {
  zh: (of: SaidOfFinding) => `${of.inspected}在${of.place}实地检查 ${of.person}（${of.unit}）：${of.faults}。`,
  en: (of: SaidOfFinding) => `${of.person} (${of.unit}), inspected ${of.inspected} at ${of.place}: ${of.faults}.`,
};

/** What was found, as one would tell it to the officer's leader: a sentence a kind. */
export const findingSentenceWords = defineWords({
  no_footage: {
    zh: (of: SaidOfFinding) => `${of.person} ${of.shift}的班次（${of.duty}）应录 ${of.required}，没有任何录像。`,
    en: (of: SaidOfFinding) =>
      `${of.person}, on duty ${of.shift} (${of.duty}): ${of.required} had to be recorded, and there is no footage at all.`,
  },
  coverage_below_threshold: {
    zh: (of: SaidOfFinding) =>
      `${of.person} ${of.shift}的班次（${of.duty}）应录 ${of.required}，只录了 ${of.share}，缺录 ${of.missing}${ofThat.zh(of)}。`,
    en: (of: SaidOfFinding) =>
      `${of.person}, on duty ${of.shift} (${of.duty}): only ${of.share} of the ${of.required} that had to be recorded is; ${of.missing} are missing${ofThat.en(of)}.`,
  },
  coverage_gap: {
    zh: (of: SaidOfFinding) =>
      `${of.person} ${of.shift}的班次（${of.duty}）应录 ${of.required}，缺录 ${of.stretches} 段共 ${of.missing}${ofThat.zh(of)}。`,
    en: (of: SaidOfFinding) =>
      `${of.person}, on duty ${of.shift} (${of.duty}): of ${of.required} that had to be recorded, ${of.missing} are missing, in ${of.stretches} ${of.stretches === 1 ? 'stretch' : 'stretches'}${ofThat.en(of)}.`,
  },
  late_import: {
    zh: (of: SaidOfFinding) =>
      `${of.person} ${of.shift}的班次（${of.duty}）有 ${of.lateCount} 段录像在期限 ${of.due} 之后才导入，最晚的迟了 ${of.longest}。`,
    en: (of: SaidOfFinding) =>
      `${of.person}, on duty ${of.shift} (${of.duty}): ${of.lateCount} ${of.lateCount === 1 ? 'recording was' : 'recordings were'} imported after the deadline of ${of.due}, the last of them by ${of.longest}.`,
  },
  recorder_not_handed_in: {
    zh: (of: SaidOfFinding) =>
      `${of.person} ${of.shift}的班次（${of.duty}）领用的记录仪 ${of.recorders}，到期限 ${of.due} 仍没有插入采集站读完。`,
    en: (of: SaidOfFinding) =>
      `${of.person}, on duty ${of.shift} (${of.duty}): the recorder ${of.recorders} wasn’t docked and read by the deadline of ${of.due}.`,
  },
  activity_not_covered: {
    zh: (of: SaidOfFinding) =>
      `${of.person} ${of.date}的${of.activity}（${of.unit}）应录 ${of.required}，缺录 ${of.missing}。`,
    en: (of: SaidOfFinding) =>
      `${of.person}, ${of.date} (${of.unit}), ${of.activity}: of ${of.required} that had to be recorded, ${of.missing} are missing.`,
  },
  started_too_late: {
    zh: (of: SaidOfFinding) =>
      `${of.person} ${of.date}的${of.activity}（${of.unit}）：执法开始前没有按规定提前开录，开头缺 ${of.missing}。`,
    en: (of: SaidOfFinding) =>
      `${of.person}, ${of.date} (${of.unit}), ${of.activity}: recording didn't start in time before it; the first ${of.missing} are missing.`,
  },
  stopped_early: {
    zh: (of: SaidOfFinding) =>
      `${of.person} ${of.date}的${of.activity}（${of.unit}）：还没有结束就停止录像，结尾缺 ${of.missing}。`,
    en: (of: SaidOfFinding) =>
      `${of.person}, ${of.date} (${of.unit}), ${of.activity}: recording stopped before its end; the last ${of.missing} are missing.`,
  },
  burst_of_tickets: {
    zh: (of: SaidOfFinding) =>
      `${of.person} ${of.date}（${of.unit}）短时间内密集开出 ${of.activities} 张简易程序处罚。`,
    en: (of: SaidOfFinding) =>
      `${of.person}, ${of.date} (${of.unit}): ${of.activities} on-the-spot penalties within a few minutes.`,
  },
  missing_since_dock: {
    zh: (of: SaidOfFinding) =>
      `记录仪 ${of.recorder}（${of.person}，${of.date}）：上次采集时卡上还有的 ${of.lost} 个文件，再次采集时不见了，大队平台也没有。`,
    en: (of: SaidOfFinding) =>
      `Recorder ${of.recorder} (${of.person}, ${of.date}): ${of.lost} ${filesThat(of.lost)} on the card at one dock and gone at the next, and HQ has no copy.`,
  },
  logged_but_absent: {
    zh: (of: SaidOfFinding) =>
      `记录仪 ${of.recorder}（${of.person}，${of.date}）：机内日志记下了 ${of.lost} 段录像，却找不到对应的文件。`,
    en: (of: SaidOfFinding) =>
      `Recorder ${of.recorder} (${of.person}, ${of.date}): its log tells of ${of.lost} ${of.lost === 1 ? 'recording' : 'recordings'} for which there is no file.`,
  },
  sequence_hole: {
    zh: (of: SaidOfFinding) =>
      `记录仪 ${of.recorder}（${of.person}，${of.date}）：文件序号不连续，中间少了 ${of.lost} 个文件。`,
    en: (of: SaidOfFinding) =>
      `Recorder ${of.recorder} (${of.person}, ${of.date}): the files' numbers aren't consecutive; ${of.lost} between them ${of.lost === 1 ? 'is' : 'are'} missing.`,
  },
  footage_outside_duty: {
    zh: (of: SaidOfFinding) =>
      `记录仪 ${of.recorder}（${of.person}，${of.date}）：${of.recordings} 段录像不在任何班次或执法活动之内。`,
    en: (of: SaidOfFinding) =>
      `Recorder ${of.recorder} (${of.person}, ${of.date}): ${of.recordings} ${clips(of.recordings)} outside any shift or activity.`,
  },
  footage_nobody_held: {
    zh: (of: SaidOfFinding) =>
      `记录仪 ${of.recorder} ${of.date}（${of.unit}）：有 ${of.recordings} 段录像，当时却没有人领用这台记录仪。`,
    en: (of: SaidOfFinding) =>
      `Recorder ${of.recorder}, ${of.date} (${of.unit}): ${of.recordings} ${clips(of.recordings)} of a time when nobody held it.`,
  },
  recorder_of_two_badges: {
    zh: (of: SaidOfFinding) =>
      `记录仪 ${of.recorder} ${of.date}（${of.unit}）：同一时段有两名人员使用（${of.others}）。`,
    en: (of: SaidOfFinding) =>
      `Recorder ${of.recorder}, ${of.date} (${of.unit}): used under two badges in the same hours (${of.others}).`,
  },
  short_clips: {
    zh: (of: SaidOfFinding) => `记录仪 ${of.recorder}（${of.person}，${of.date}）：有 ${of.recordings} 段极短录像。`,
    en: (of: SaidOfFinding) =>
      `Recorder ${of.recorder} (${of.person}, ${of.date}): ${of.recordings} very short ${clips(of.recordings)}.`,
  },
  clock_drift: {
    zh: (of: SaidOfFinding) => `记录仪 ${of.recorder} ${of.date}（${of.unit}）：时钟${of.clock}。`,
    en: (of: SaidOfFinding) => `Recorder ${of.recorder}, ${of.date} (${of.unit}): its clock was ${of.clock}.`,
  },
  custody_disputed: {
    zh: (of: SaidOfFinding) =>
      `记录仪 ${of.recorder} ${of.date}（${of.unit}）：谁领用的说法不一致（${of.others || of.person}），裁定之前该时段的录像不算在任何人名下。`,
    en: (of: SaidOfFinding) =>
      `Recorder ${of.recorder}, ${of.date} (${of.unit}): who held it is in dispute (${of.others || of.person}); until that is decided its footage counts for nobody.`,
  },
  damaged: {
    zh: (of: SaidOfFinding) => `${of.person} ${of.date}（${of.unit}）的一段录像已损坏，不能完整播放，也不计入覆盖。`,
    en: (of: SaidOfFinding) =>
      `${of.person}, ${of.date} (${of.unit}): a recording is damaged; it can't be played whole and covers nothing.`,
  },
  object_missing: {
    zh: (of: SaidOfFinding) =>
      `记录仪 ${of.recorder} ${of.date}的一段录像曾核验入库，现在大队平台的存储中找不到了。由大队平台负责查明，不计入任何人。`,
    en: (of: SaidOfFinding) =>
      `Recorder ${of.recorder}, ${of.date}: a recording that was verified is no longer in HQ's store. HQ answers for it, and it counts against no officer.`,
  },
  object_changed: {
    zh: (of: SaidOfFinding) =>
      `记录仪 ${of.recorder} ${of.date}的一段录像，大队平台存储中的内容与核验时不同。由大队平台负责查明，不计入任何人。`,
    en: (of: SaidOfFinding) =>
      `Recorder ${of.recorder}, ${of.date}: the bytes in HQ's store differ from those that were verified. HQ answers for it, and it counts against no officer.`,
  },
  object_unreadable: {
    zh: (of: SaidOfFinding) =>
      `记录仪 ${of.recorder} ${of.date}的一段录像，从大队平台的存储中读不出来。由大队平台负责查明，不计入任何人。`,
    en: (of: SaidOfFinding) =>
      `Recorder ${of.recorder}, ${of.date}: a recording can't be read from HQ's store. HQ answers for it, and it counts against no officer.`,
  },
  spot_check_conduct: spotCheck,
  spot_check_safety_protection: spotCheck,
  spot_check_full_recording: spotCheck,
  same_bytes: {
    zh: (of: SaidOfFinding) => `${of.date}（${of.unit}）：同样的内容出现在不止一台记录仪上（${of.recorders}）。`,
    en: (of: SaidOfFinding) =>
      `${of.date} (${of.unit}): the same bytes came from more than one recorder (${of.recorders}).`,
  },
  switched_off: ofInspection,
  not_worn: ofInspection,
  not_recording: ofInspection,
  worn_wrongly: ofInspection,
  poor_appearance: ofInspection,
  not_charged: ofInspection,
});
