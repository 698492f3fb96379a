import type { FindingKind } from '@rollcall/shared/http/findings';

/** What a finding is called, wherever it is named. */
export const findingKindNames = {
  no_footage: { zh: '全程无录像', en: 'No footage' },
  coverage_below_threshold: { zh: '覆盖率不足', en: 'Low coverage' },
  coverage_gap: { zh: '漏录', en: 'Coverage gap' },
  late_import: { zh: '逾期导入', en: 'Late import' },
  activity_not_covered: { zh: '执法活动漏录', en: 'Activity not covered' },
  started_too_late: { zh: '开机过晚', en: 'Started too late' },
  stopped_early: { zh: '提前停录', en: 'Stopped early' },
  burst_of_tickets: { zh: '短时多次处罚', en: 'Burst of tickets' },
  missing_since_dock: { zh: '接入后缺失', en: 'Missing since last dock' },
  logged_but_absent: { zh: '有日志无文件', en: 'Logged but absent' },
  sequence_hole: { zh: '序号缺失', en: 'Sequence gap' },
  footage_outside_duty: { zh: '勤务外录像', en: 'Outside any duty' },
  footage_nobody_held: { zh: '无人领用录像', en: 'Nobody held it' },
  recorder_of_two_badges: { zh: '一机两人', en: 'Two badges' },
  short_clips: { zh: '超短录像', en: 'Very short clips' },
  clock_drift: { zh: '时钟偏差', en: 'Clock drift' },
  custody_disputed: { zh: '领用有异议', en: 'Custody disputed' },
  damaged: { zh: '录像损坏', en: 'Damaged' },
  object_missing: { zh: '存储丢失', en: 'Object missing' },
  object_changed: { zh: '存储被改', en: 'Object changed' },
  same_bytes: { zh: '内容相同', en: 'Same bytes' },
} as const satisfies Record<FindingKind, { zh: string; en: string }>;
