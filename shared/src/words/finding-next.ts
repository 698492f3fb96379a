import { defineWords } from './define-words.ts';

const explainZh = '有正当原因的，由本人或中队领导提交“缺录情况说明”，另一人批准后立即生效。';

const explainEn =
  'If there was a good reason, the officer or a leader explains the gap; it counts as soon as another person approves.';

const lossZh = '先问清当时谁领用、卡在谁手里，封存卡和记录仪；查清前不要格式化。误报请在申诉中写明依据。';

const lossEn =
  'Ask who held recorder and card, put both aside, and format neither until this is settled. If it is wrong, say why in an appeal.';

const spotCheck = {
  zh: '打开评查标记的画面核对。有不同意见的，请在情况反馈中写明。',
  en: 'Open the moments that the reviewer marked. If it was otherwise, say so in an answer.',
};

const inspectedZh = '打开实地检查，看照片和当时的录像；有正当原因或不属实的，请反馈。';

const inspectedEn =
  'Open the inspection, and see its photo and the footage of that minute. If there was a good reason, or it is wrong, answer.';

/** What to do about it, a kind. */
export const findingNextWords = defineWords({
  no_footage: {
    zh: `先看记录仪的卡是否还没有采集，领用和排班是否登记有误。${explainZh}`,
    en: `See whether the recorder's card still has to be collected, and whether custody or roster are entered wrongly. ${explainEn}`,
  },
  coverage_below_threshold: {
    zh: `先看是否还有卡没有采集。${explainZh}`,
    en: `See whether a card still has to be collected. ${explainEn}`,
  },
  coverage_gap: {
    zh: `先看是否还有卡没有采集。${explainZh}`,
    en: `See whether a card still has to be collected. ${explainEn}`,
  },
  late_import: {
    zh: '录像已经到了，缺的只是原因：请反馈迟交的原因。采集站停用造成的，由中队领导为全单位说明一次。',
    en: 'The footage is here; what is missing is why it was late: please answer. If a station was out, the leader explains it once for the whole unit.',
  },
  recorder_not_handed_in: {
    zh: '请马上把记录仪插入采集站，读完后自动销号。丢失、损坏的，先报障；领用登记有误的，提出异议或更正；有其他原因的，请反馈。',
    en: 'Dock the recorder now: the finding ends once it is read. If it is lost or broken, report a fault; if the check-out is wrong, dispute or correct it; if there is another reason, answer.',
  },
  activity_not_covered: {
    zh: `核对活动的时间和参加人员是否登记正确，再看是否还有卡没有采集。${explainZh}`,
    en: `Check that the activity's time and officers are entered right, then whether a card still has to be collected. ${explainEn}`,
  },
  started_too_late: {
    zh: `核对活动开始时间是否登记正确。${explainZh}`,
    en: `Check that the activity's start is entered right. ${explainEn}`,
  },
  stopped_early: {
    zh: `核对活动结束时间是否登记正确。${explainZh}`,
    en: `Check that the activity's end is entered right. ${explainEn}`,
  },
  burst_of_tickets: {
    zh: '回看这些处罚的录像：是逐起现场处理，还是事后补录。请反馈情况。',
    en: 'Look at the footage of these penalties: were they given one by one on the spot, or entered afterwards? Please answer.',
  },
  missing_since_dock: { zh: lossZh, en: lossEn },
  logged_but_absent: { zh: lossZh, en: lossEn },
  sequence_hole: { zh: lossZh, en: lossEn },
  footage_outside_duty: {
    zh: '是加班或临时任务的，补登班次或执法活动；是私事的，请反馈情况并申请限制调阅。',
    en: 'If it was overtime or a special task, enter the shift or activity; if it is private, say so in an answer.',
  },
  footage_nobody_held: {
    zh: '查明当时谁用了这台记录仪，补登领用；录像随后归到他的名下。',
    en: 'Find out who used the recorder and enter the custody; the footage is then his.',
  },
  recorder_of_two_badges: {
    zh: '查明实际使用人，更正领用；记录仪不得转借。',
    en: 'Find out who really used it and correct the custody; recorders must not be lent.',
  },
  short_clips: {
    zh: '看看是误按、反复开关，还是设备故障；故障请报修。',
    en: 'See whether it was a slip, switching on and off, or a fault; report a fault for repair.',
  },
  clock_drift: {
    zh: '下次采集时校准记录仪时钟；电池放空会使时钟归零，反复出现请报修。',
    en: "Set the recorder's clock at the next dock. A flat battery resets it; if it comes again, report it for repair.",
  },
  custody_disputed: {
    zh: '领用不是本人的，由本人在“领用争议”里提出异议；由中队领导或督察裁定领用归属，裁定后录像和缺录重新计算。',
    en: 'Whoever is named wrongly disputes the check-out under “Who held the recorder”. A leader or an inspector decides; footage and gaps are then worked out anew.',
  },
  damaged: {
    zh: '播放看损坏在哪里；卡或记录仪反复损坏文件的，请报修。原文件保留，不得修改。',
    en: 'Play it to see where it breaks; if card or recorder keep damaging files, report them for repair. The original stays as it is.',
  },
  object_missing: {
    zh: '录像页写明是在等采集站重传，还是已丢失；有第二份副本的会自动恢复。运维人员检查存储，查明谁删除了它；从备份恢复后缺少的不是人为删除。已丢失的，由管理员反馈原因，督察或大队领导裁定。',
    en: 'The page of the recording says whether it is awaited or lost; from a second copy it comes back by itself. Operations look at the store and find out who removed it, or whether HQ was restored since. If it is lost, an administrator answers why, and an inspector or a brigade leader decides.',
  },
  object_changed: {
    zh: '录像页写明是在等采集站重传，还是已丢失；有第二份副本的会自动恢复。运维人员检查存储，查明谁改动了它。已丢失的，由管理员反馈原因，督察或大队领导裁定。',
    en: 'The page of the recording says whether it is awaited or lost; from a second copy it comes back by itself. Operations look at the store and find out who changed it. If it is lost, an administrator answers why, and an inspector or a brigade leader decides.',
  },
  object_unreadable: {
    zh: '录像页写明是在等采集站重传，还是已丢失；有第二份副本的会自动恢复。运维人员检查存储的磁盘，读不出往往是磁盘坏了。已丢失的，由管理员反馈原因，督察或大队领导裁定。',
    en: 'The page of the recording says whether it is awaited or lost; from a second copy it comes back by itself. Operations look at the disks of the store: this is often how one begins to fail. If the recording is lost, an administrator answers why, and an inspector or a brigade leader decides.',
  },
  spot_check_conduct: spotCheck,
  spot_check_safety_protection: spotCheck,
  spot_check_full_recording: spotCheck,
  same_bytes: {
    zh: '对照两台记录仪的领用人和采集站，查明文件是否被复制到另一张卡上；查明前两份都不计入。',
    en: 'Compare who held both recorders and where they were docked: was a file copied to another card? Until then neither counts.',
  },
  switched_off: { zh: inspectedZh, en: inspectedEn },
  not_worn: { zh: inspectedZh, en: inspectedEn },
  not_recording: { zh: inspectedZh, en: inspectedEn },
  worn_wrongly: { zh: inspectedZh, en: inspectedEn },
  poor_appearance: {
    zh: '看检查照片；损坏的请报修，有异议的请反馈。',
    en: 'See the photo of the inspection. Report damage for repair; if it is wrong, answer.',
  },
  not_charged: {
    zh: '出勤前充满电，岗前检查时看电量；充不进电的请报修。',
    en: "Charge it before duty, and look at the charge in the pre-shift check; report it for repair if it doesn't charge.",
  },
});
