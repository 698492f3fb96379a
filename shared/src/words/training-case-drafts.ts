import type { FindingKind, ViolationClass } from '../http/findings.ts';
import { defineWords, type Word } from './define-words.ts';

// What HQ proposes to write about a finding: neither whom it is about nor where, when, or with which recorder.

type Draft = { title: Word; text: { zh: (told: ToldOfCase) => string; en: (told: ToldOfCase) => string } };

/** What the proposal may tell of a finding: lengths of time, in words, and what was at fault. */
export interface ToldOfCase {
  required: string;
  recorded: string;
  missing: string;
  /** Of a review: what was at fault. */
  item: string | null;
}

/** A length of time in whole minutes. */
export const caseLengthWords = defineWords({
  hours: { zh: (count: number) => `${count} 小时`, en: (count: number) => `${count} h` },
  minutes: { zh: (count: number) => `${count} 分`, en: (count: number) => `${count} min` },
});

const gap: Draft = {
  title: { zh: '勤务中间断录', en: 'Footage missing within a duty' },
  text: {
    zh: ({ required, recorded, missing }) =>
      `一名民警在一次日常勤务中，应录 ${required}，实录 ${recorded}，中间缺录 ${missing}。`,
    en: ({ required, recorded, missing }) =>
      `On an everyday duty an officer had to record ${required}. ${recorded} was recorded, ${missing} is missing.`,
  },
};

const review = (title: Word, zh: string, en: string): Draft => ({
  title,
  text: {
    zh: ({ item }) => `抽查一次日常勤务的录像，${zh}${item === null ? '' : `：${item}`}。经另一人核查属实。`,
    en: ({ item }) =>
      `A spot check of an everyday duty: ${en}${item === null ? '' : `, ${item}`}. A second person verified it.`,
  },
});

const plain = (title: Word, zh: string, en: string): Draft => ({ title, text: { zh: () => zh, en: () => en } });

export const caseDrafts: Record<FindingKind, Draft> = {
  no_footage: {
    title: { zh: '执勤全程没有录像', en: 'A whole duty without footage' },
    text: {
      zh: ({ required }) => `一名民警在一次日常勤务中，应录 ${required}，全程没有录像。`,
      en: ({ required }) => `On an everyday duty an officer had to record ${required}, and recorded nothing.`,
    },
  },
  coverage_below_threshold: gap,
  coverage_gap: gap,
  late_import: plain(
    { zh: '录像没有按时导入', en: 'Footage imported late' },
    '一名民警下勤后没有到采集站导入录像，超过期限才导入。',
    'After a duty an officer didn’t dock the recorder; the footage came after its deadline.',
  ),
  recorder_not_handed_in: plain(
    { zh: '记录仪没有交回采集', en: 'A recorder not handed in' },
    '一名民警下勤后没有把执法记录仪交回采集站，超过期限仍未插卡，当班录像无从查证。',
    'After a duty an officer didn’t bring the recorder to the station; past its deadline nobody could see what it had recorded.',
  ),
  activity_not_covered: {
    title: { zh: '执法活动没有全程录像', en: 'An enforcement activity not recorded in full' },
    text: {
      zh: ({ missing }) => `一名民警在一次执法活动中没有做到全程录像，缺录 ${missing}。`,
      en: ({ missing }) => `An officer didn’t record an enforcement activity in full: ${missing} is missing.`,
    },
  },
  started_too_late: plain(
    { zh: '执法活动开始后才开机', en: 'Recording began too late' },
    '一名民警在一次执法活动开始以后才打开执法记录仪，开头一段没有录像。',
    'An officer switched the recorder on when an enforcement activity had already begun.',
  ),
  stopped_early: plain(
    { zh: '执法活动没有结束就停录', en: 'Recording ended too early' },
    '一名民警在一次执法活动结束之前就停止录像，最后一段没有录像。',
    'An officer stopped recording before an enforcement activity was over.',
  ),
  burst_of_tickets: plain(
    { zh: '短时间内连续开出处罚', en: 'Many tickets within a short time' },
    '一名民警在很短的时间内连续开出多张简易程序处罚。',
    'An officer wrote many on-the-spot penalties within a short time.',
  ),
  missing_since_dock: plain(
    { zh: '卡上的录像文件不见了', en: 'Files gone from a card' },
    '一名民警使用的执法记录仪再次采集时，卡上原有的录像文件已经不在，大队平台没有完整的一份，也没有允许擦除。',
    'When a recorder was docked again, files that were on its card were gone. HQ had no whole copy and had permitted no erase.',
  ),
  logged_but_absent: plain(
    { zh: '日志有记录、文件不在', en: 'Logged, and not there' },
    '一名民警使用的执法记录仪，日志记有录像，卡上却没有相应的文件。',
    'The log of a recorder says that it recorded, and the card doesn’t have the file.',
  ),
  sequence_hole: plain(
    { zh: '录像文件编号不连续', en: 'Numbers of files missing' },
    '一名民警使用的执法记录仪，录像文件的编号不连续，中间缺少文件。',
    'The numbers of a recorder’s files aren’t consecutive: some are missing.',
  ),
  footage_outside_duty: plain(
    { zh: '非勤务时段录像', en: 'Recording outside of any duty' },
    '一名民警在没有勤务的时段使用执法记录仪录像。',
    'An officer recorded at a time without any duty.',
  ),
  footage_nobody_held: plain(
    { zh: '没有领用就使用', en: 'Used without being checked out' },
    '一台执法记录仪没有领用登记就被使用并录像，事后才查清使用人。',
    'A recorder was used without being checked out; who used it was found out only later.',
  ),
  recorder_of_two_badges: plain(
    { zh: '一机两人使用', en: 'One recorder, two users' },
    '一台执法记录仪在同一天由两人使用，没有办理交接。',
    'Two people used one recorder on the same day without handing it over.',
  ),
  short_clips: plain(
    { zh: '反复短时录像', en: 'Many very short clips' },
    '一名民警在勤务中反复开关执法记录仪，录像都只有很短的一段，看不出执法经过。',
    'An officer kept switching the recorder on and off; the clips are too short to show what happened.',
  ),
  clock_drift: plain(
    { zh: '记录仪时间不准', en: 'A wrong clock' },
    '一名民警上勤前没有核对执法记录仪的时间，录像时间与实际相差较大。',
    'An officer didn’t check the clock of a recorder before duty; its footage shows the wrong time.',
  ),
  custody_disputed: plain(
    { zh: '领用登记不清', en: 'Unclear who held it' },
    '一台执法记录仪的领用登记与实际使用人不一致，事后才查清。',
    'The check-out of a recorder didn’t say who really used it; that was found out only later.',
  ),
  damaged: plain(
    { zh: '录像文件损坏', en: 'Damaged footage' },
    '一名民警使用的执法记录仪，采集时发现录像文件损坏，无法完整播放。',
    'Footage was found damaged when a recorder was docked.',
  ),
  object_missing: plain(
    { zh: '保存的录像丢失', en: 'Stored footage lost' },
    '大队平台保存的一段录像丢失。',
    'Footage in HQ’s store was lost.',
  ),
  object_changed: plain(
    { zh: '保存的录像被改动', en: 'Stored footage changed' },
    '大队平台保存的一段录像被改动。',
    'Footage in HQ’s store was changed.',
  ),
  object_unreadable: plain(
    { zh: '保存的录像读不出', en: 'Stored footage unreadable' },
    '大队平台保存的一段录像读不出来。',
    'Footage in HQ’s store could not be read.',
  ),
  same_bytes: plain(
    { zh: '几段录像内容相同', en: 'The same footage twice' },
    '一名民警导入的几段录像内容完全相同。',
    'Several recordings that an officer imported are the same, byte by byte.',
  ),
  spot_check_conduct: review(
    { zh: '执法言行不规范', en: 'Conduct at fault' },
    '发现执法言行不规范',
    'conduct was at fault',
  ),
  spot_check_safety_protection: review(
    { zh: '安全防护不到位', en: 'Safety protection at fault' },
    '发现安全防护不到位',
    'safety protection was at fault',
  ),
  spot_check_full_recording: review(
    { zh: '录像记录不完整', en: 'Not recorded in full' },
    '发现执法经过记录不完整',
    'it wasn’t recorded in full',
  ),
  switched_off: plain(
    { zh: '检查时没有开机', en: 'Switched off when inspected' },
    '实地检查时，一名民警在岗执勤，执法记录仪没有开机。',
    'At a field inspection the recorder of an officer on duty was switched off.',
  ),
  not_worn: plain(
    { zh: '检查时没有佩戴', en: 'Not worn when inspected' },
    '实地检查时，一名民警在岗执勤，没有佩戴执法记录仪。',
    'At a field inspection an officer on duty didn’t wear the recorder.',
  ),
  not_recording: plain(
    { zh: '检查时没有录像', en: 'Not recording when inspected' },
    '实地检查时，一名民警在岗执勤，执法记录仪开着机，没有录像。',
    'At a field inspection the recorder of an officer on duty was on, and not recording.',
  ),
  worn_wrongly: plain(
    { zh: '佩戴位置不规范', en: 'Worn wrongly' },
    '实地检查时，一名民警的执法记录仪佩戴位置不对，拍不到执法经过。',
    'At a field inspection a recorder was worn where it couldn’t see what happened.',
  ),
  poor_appearance: plain(
    { zh: '记录仪破损或不洁', en: 'A recorder damaged or dirty outside' },
    '实地检查时，一名民警的执法记录仪外观破损或者不洁。',
    'At a field inspection a recorder was damaged or dirty outside.',
  ),
  not_charged: plain(
    { zh: '电量不足就上勤', en: 'On duty without charge' },
    '实地检查时，一名民警的执法记录仪电量不足，撑不到下勤。',
    'At a field inspection the charge of a recorder wouldn’t have lasted until the end of the duty.',
  ),
};

/** The rule that applies, and what to do. */
export const caseTeaching: Record<ViolationClass, { rule: Word; advice: Word }> = {
  improper_use: {
    rule: {
      zh: '执法记录仪应当登记领用、专人使用，上勤前检查，规范佩戴；执勤执法应当按规定全程、不间断录像，下勤后按时导入。',
      en: 'A recorder is checked out by whoever uses it, checked before duty and worn as prescribed; duty and enforcement are recorded in full and without a break; footage is imported in time.',
    },
    advice: {
      zh: '上勤前做岗前检查，领用、交接都登记；执法前先开机，结束后再停录；下勤当班导入。中断了马上恢复录像，当班说明；有故障马上报修，换备机上勤。',
      en: 'Check it before duty and register who takes it; switch it on before you act and stop it afterwards; dock it at the end of the shift. If it was interrupted, go on at once and explain it within the shift; report a fault and take a spare.',
    },
  },
  unauthorised_deletion: {
    rule: {
      zh: '任何人不得擅自删除、剪辑、覆盖执法记录仪的录像。录像由采集站导入，大队平台核对无误后才能擦除。',
      en: 'Nobody deletes, cuts or overwrites footage. A station takes it in, and a card is erased only once HQ has verified its files.',
    },
    advice: {
      zh: '不动卡里的文件，不自行取卡、格式化。存储快满时，到采集站导入。误录的内容按规定申请限制调阅，不要删除。',
      en: 'Leave the files of a card alone, don’t take it out or format it. Dock the recorder before it is full. Ask to restrict what was recorded by mistake; don’t delete it.',
    },
  },
  incomplete: {
    rule: {
      zh: '执勤执法应当全程录像；录下的文件应当完整导入、妥善保存，不能缺段、缺号。',
      en: 'Duty and enforcement are recorded in full; what was recorded is imported whole and kept, with no part and no number missing.',
    },
    advice: {
      zh: '上勤前清点存储；卡里的文件不动，不自行取卡；下勤当班到采集站完整导入，没有读完不拔机。发现缺少文件，马上报告。',
      en: 'Check its space before duty; leave the files of a card alone and don’t take it out; dock it at the end of the shift until it is read. Report at once that files are missing.',
    },
  },
  damaged: {
    rule: {
      zh: '使用人应当妥善保管执法记录仪和录像。设备异常或者录像损坏的，应当立即报告，不得自行拆修。',
      en: 'Whoever uses a recorder takes care of it and of its footage. A fault or damaged footage is reported at once; nobody repairs it himself.',
    },
    advice: {
      zh: '上勤前试录一段并回放；不在录像时断电、取卡；发现异常马上报修，换备机上勤。',
      en: 'Record and play a few seconds before duty; don’t cut the power or take the card out while it records; report a fault at once, and take a spare.',
    },
  },
};
