import { defineWords } from './define-words.ts';

/** The numbers that rules use, as the page writes them. */
export interface RuleNumbers {
  tolerance: string;
  gap: string;
  share: string;
  deadlineHours: number;
  burstTickets: number;
  burstMinutes: number;
  shortClip: string;
  outsideDutyMinutes: number;
  clockDrift: string;
}

const dueZh = '到期指导入期限，或所领记录仪的卡在班后采集完毕，以先到者为准。';

const dueEn =
  'It is due at the deadline, or once the cards of the held recorders were collected after the shift, whichever is earlier.';

const inspectedZh = '缺录问题已经写明的“未开机”“未录像”不再另列。';

const inspectedEn = 'That it was off or not recording is no finding of its own where one of missing footage states it.';

const lossZh = '允许的擦除、循环覆盖、卡换到别的记录仪、在别的中队采集，都不算。';

const lossEn =
  'A permitted erase, loop overwriting, a card moved to another recorder and a dock at another squad are none.';

const spotCheckZh = '评查人按评查项目看录像，认为不符合的，由另一人核查；核查属实才列为问题。';

const spotCheckEn =
  'A reviewer looked at the footage by the checklist; what is at fault is a finding only once somebody else verified it.';

/** Why it is a finding: the rule a kind, with its thresholds. */
export const findingRuleWords = defineWords({
  no_footage: {
    zh: () => `有应录的时间，到期时没有任何一段录像覆盖其中任何一分钟。${dueZh}`,
    en: () => `There was time that had to be recorded, and when footage was due none covered any of it. ${dueEn}`,
  },
  coverage_below_threshold: {
    zh: ({ share, gap }: RuleNumbers) => `到期时已录不足应录的 ${share}，并且缺录合计超过 ${gap}。${dueZh}`,
    en: ({ share, gap }: RuleNumbers) =>
      `When footage was due, less than ${share} of what had to be recorded was, and more than ${gap} was missing. ${dueEn}`,
  },
  coverage_gap: {
    zh: ({ tolerance, gap }: RuleNumbers) =>
      `相隔不超过 ${tolerance}的录像算连续；到期仍缺、又没有已批准的说明的时间，合计超过 ${gap}即列为问题。${dueZh}`,
    en: ({ tolerance, gap }: RuleNumbers) =>
      `Recordings no further apart than ${tolerance} are one; missing time that is due, has no approved explanation and exceeds ${gap} in sum is a finding. ${dueEn}`,
  },
  late_import: {
    zh: ({ deadlineHours }: RuleNumbers) => `班次结束后 ${deadlineHours} 小时内须导入；之后才登记的录像算逾期。`,
    en: ({ deadlineHours }: RuleNumbers) =>
      `Footage must be imported within ${deadlineHours} hours after the shift; what is announced later is late.`,
  },
  recorder_not_handed_in: {
    zh: ({ deadlineHours }: RuleNumbers) =>
      `班次结束后 ${deadlineHours} 小时内，当班领用的记录仪须插入采集站并读完。期限过后仍没有插卡、或没读完就拔出，而当班又有漏录的，列为问题；期限前已报障未办结、已报废、领用有异议、已由他人接着领用、采集站停用的不算。何时插卡读完，何时销号。`,
    en: ({ deadlineHours }: RuleNumbers) =>
      `A recorder held on duty must be docked and read within ${deadlineHours} hours after the shift. If time of the shift is missing, and by then the recorder came to no dock or was pulled before it was read, that is a finding; not while a fault told by then is open, nor if it was scrapped, its check-out is disputed, somebody else took it on, or the stations were out. It ends once the card is read.`,
  },
  activity_not_covered: {
    zh: () => '执法活动从开始到结束须全程录像。参加的任何一名人员的录像都算；完全没有录像，或中间断开，即列为问题。',
    en: () =>
      'An enforcement activity must be recorded from its start to its end; footage of any officer who took part counts. None at all, or a hole inside it, is a finding.',
  },
  started_too_late: {
    zh: () => '录像须在执法活动开始之前就打开，提前量见当时有效的必录目录。',
    en: () =>
      'Recording must be on before an enforcement activity starts, by the lead of the must-record catalogue in force then.',
  },
  stopped_early: {
    zh: () => '录像须持续到执法活动结束之后，延后量见当时有效的必录目录。',
    en: () =>
      'Recording must go on to the end of an enforcement activity, and by the lag of the must-record catalogue in force then.',
  },
  burst_of_tickets: {
    zh: ({ burstTickets, burstMinutes }: RuleNumbers) =>
      `一人在 ${burstMinutes} 分钟之内开出 ${burstTickets} 张或更多简易程序处罚。`,
    en: ({ burstTickets, burstMinutes }: RuleNumbers) =>
      `${burstTickets} or more on-the-spot penalties by one officer within ${burstMinutes} minutes.`,
  },
  missing_since_dock: {
    zh: () => `一次采集时卡上有的文件，下一次采集时必须还在，除非大队平台已有完整的一份并允许擦除。${lossZh}`,
    en: () =>
      `What was on a card at one dock must be there at the next, unless HQ has it whole and permitted its erase. ${lossEn}`,
  },
  logged_but_absent: {
    zh: () => `记录仪日志记下的每一段录像都必须有文件。${lossZh}`,
    en: () => `For each recording in a recorder's log there must be a file. ${lossEn}`,
  },
  sequence_hole: {
    zh: () => `记录仪给文件连续编号；两个已知文件之间缺少的号码，说明有文件没有交来。${lossZh}`,
    en: () =>
      `A recorder numbers its files one after another; a number missing between two known files tells of a file that never came. ${lossEn}`,
  },
  footage_outside_duty: {
    zh: ({ outsideDutyMinutes }: RuleNumbers) =>
      `录像时，领用人既不在班次之内，也没有登记的执法活动；前后 ${outsideDutyMinutes} 分钟之内不算。`,
    en: ({ outsideDutyMinutes }: RuleNumbers) =>
      `When it was recorded, its holder had neither a shift nor an enforcement activity, nor one that began or ended within ${outsideDutyMinutes} min.`,
  },
  footage_nobody_held: {
    zh: () => '录像时，这台记录仪既没有配备给任何人，也没有人领用。',
    en: () => 'When it was recorded, the recorder was assigned to nobody and checked out by nobody.',
  },
  recorder_of_two_badges: {
    zh: () => '同一时段之内，一台记录仪的录像或领用指向两个警号。',
    en: () => 'In the same hours, footage or check-outs of one recorder point to two badges.',
  },
  short_clips: {
    zh: ({ shortClip }: RuleNumbers) => `短于 ${shortClip}的录像算极短录像。`,
    en: ({ shortClip }: RuleNumbers) => `Clips shorter than ${shortClip} are very short.`,
  },
  clock_drift: {
    zh: ({ clockDrift }: RuleNumbers) => `记录仪时钟的偏差，扣除误差之后，仍超过 ${clockDrift}。`,
    en: ({ clockDrift }: RuleNumbers) =>
      `The recorder's clock was off by more than ${clockDrift}, even after the measuring error is taken off.`,
  },
  custody_disputed: {
    zh: () => '领用被本人提出异议，或几处的领用记录互相冲突，尚未裁定。',
    en: () =>
      'A check-out was disputed by who is named in it, or records of custody contradict each other, and nobody has decided.',
  },
  damaged: {
    zh: () => '采集站检查文件时发现不完整或不能解码。',
    en: () => "The station's inspection found the file incomplete or impossible to decode.",
  },
  object_missing: {
    zh: () => '存储中的录像定期作完整性复核；核验过的录像读不到，即列为问题，并要求重新上传。',
    en: () =>
      "Stored recordings are read again from time to time; one that was verified and can't be found is a finding, and its upload is asked for again.",
  },
  object_changed: {
    zh: () => '存储中的录像定期作完整性复核；两次读出的摘要都与核验时不同，即列为问题，并要求重新上传。',
    en: () =>
      'Stored recordings are read again from time to time; a digest that twice differs from the verified one is a finding, and the upload is asked for again.',
  },
  object_unreadable: {
    zh: () =>
      '存储中的录像定期作完整性复核；一段录像连续三次读不出，而存储的其他内容能读出，即列为问题，并要求重新上传。',
    en: () =>
      "Stored recordings are read again from time to time; one that can't be read three times in a row, while the store gives others, is a finding, and its upload is asked for again.",
  },
  spot_check_conduct: { zh: () => spotCheckZh, en: () => spotCheckEn },
  spot_check_safety_protection: { zh: () => spotCheckZh, en: () => spotCheckEn },
  spot_check_full_recording: { zh: () => spotCheckZh, en: () => spotCheckEn },
  same_bytes: {
    zh: () => '不同记录仪的两个文件逐字节相同：至少一个不是在它所说的那台上录的。',
    en: () =>
      'Two files of different recorders are equal byte by byte: at least one of them was not made by the recorder that it names.',
  },
  switched_off: {
    zh: () => `实地检查时记录仪没有开机。${inspectedZh}`,
    en: () => `At a field inspection the recorder was switched off. ${inspectedEn}`,
  },
  not_worn: {
    zh: () => `实地检查时没有佩戴记录仪。${inspectedZh}`,
    en: () => `At a field inspection no recorder was worn. ${inspectedEn}`,
  },
  not_recording: {
    zh: () => `实地检查时记录仪没有录像。${inspectedZh}`,
    en: () => `At a field inspection the recorder wasn't recording. ${inspectedEn}`,
  },
  worn_wrongly: {
    zh: () => `实地检查时记录仪佩戴的位置不对。${inspectedZh}`,
    en: () => `At a field inspection the recorder was worn in the wrong place. ${inspectedEn}`,
  },
  poor_appearance: {
    zh: () => `实地检查时记录仪破损、不洁或被遮挡。${inspectedZh}`,
    en: () => `At a field inspection the recorder was damaged, dirty or covered. ${inspectedEn}`,
  },
  not_charged: {
    zh: () => `实地检查时记录仪电量不足。${inspectedZh}`,
    en: () => `At a field inspection the recorder's battery was low. ${inspectedEn}`,
  },
});
