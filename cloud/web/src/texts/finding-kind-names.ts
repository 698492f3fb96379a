import type { FindingKind } from '@rollcall/shared/http/findings';

/** What a finding is called, wherever it is named. */
export const findingKindNames = {
  no_footage: { zh: '全程无录像', en: 'No footage' },
  coverage_below_threshold: { zh: '覆盖率不足', en: 'Low coverage' },
  coverage_gap: { zh: '漏录', en: 'Coverage gap' },
  late_import: { zh: '逾期导入', en: 'Late import' },
  activity_not_covered: { zh: '执法活动未录', en: 'Activity not covered' },
  started_too_late: { zh: '开录过晚', en: 'Started too late' },
  stopped_early: { zh: '停录过早', en: 'Stopped early' },
  burst_of_tickets: { zh: '短时密集开单', en: 'Burst of tickets' },
  missing_since_dock: { zh: '两次采集间文件消失', en: 'Gone between docks' },
  logged_but_absent: { zh: '有日志无文件', en: 'Logged, no file' },
  sequence_hole: { zh: '文件序号中断', en: 'Sequence hole' },
  footage_outside_duty: { zh: '勤务外录像', en: 'Outside duty' },
  footage_nobody_held: { zh: '无人领用却有录像', en: 'Nobody held it' },
  recorder_of_two_badges: { zh: '一机两警', en: 'Two badges' },
  short_clips: { zh: '极短录像', en: 'Very short clips' },
  clock_drift: { zh: '时钟偏差', en: 'Clock drift' },
  custody_disputed: { zh: '领用有争议', en: 'Custody disputed' },
  damaged: { zh: '录像损坏', en: 'Damaged' },
  object_missing: { zh: '存储中丢失', en: 'Lost in the store' },
  object_changed: { zh: '存储中被改', en: 'Changed in the store' },
  same_bytes: { zh: '内容雷同', en: 'Same bytes' },
} as const satisfies Record<FindingKind, { zh: string; en: string }>;
