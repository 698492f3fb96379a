import type { CustodyBasis } from '@rollcall/shared/http/custodies';
import type { DockingState } from '@rollcall/shared/http/docking';
import type { RecordingRule } from '@rollcall/shared/http/duty-types';
import type { FindingGrade, FindingKind, FindingState, ViolationClass } from '@rollcall/shared/http/findings';
import type { LeaveKind } from '@rollcall/shared/http/leave';
import type { WitnessKind } from '@rollcall/shared/http/ledger';
import type { OfficerKind } from '@rollcall/shared/http/officers';
import type { RecorderState } from '@rollcall/shared/http/recorders';
import type { RecordingRow, RecordingState } from '@rollcall/shared/http/recordings';
import type { RepairOutcome, RepairState } from '@rollcall/shared/http/repair-tickets';
import type { SightingProblem } from '@rollcall/shared/http/sightings';
import type { StationRow } from '@rollcall/shared/http/stations';
import type { UnitKind } from '@rollcall/shared/http/units';
import type { Words } from './export-definition.ts';

interface AllWords {
  yesNo: Record<'yes' | 'no', Words>;
  unitKind: Record<UnitKind, Words>;
  officerKind: Record<OfficerKind, Words>;
  recorderState: Record<RecorderState, Words>;
  basis: Record<CustodyBasis, Words>;
  repairState: Record<RepairState, Words>;
  repairOutcome: Record<RepairOutcome, Words>;
  dockingState: Record<DockingState, Words>;
  leaveKind: Record<LeaveKind, Words>;
  recordingRule: Record<RecordingRule, Words>;
  recordingState: Record<RecordingState, Words>;
  recordingKind: Record<RecordingRow['inspection']['kind'], Words>;
  inspection: Record<RecordingRow['inspection']['outcome'], Words>;
  sightingProblem: Record<SightingProblem, Words>;
  findingKind: Record<FindingKind, Words>;
  violationClass: Record<ViolationClass, Words>;
  findingState: Record<FindingState, Words>;
  findingGrade: Record<FindingGrade, Words>;
  presence: Record<StationRow['presence'], Words>;
  witnessKind: Record<WitnessKind, Words>;
}

/** Every value in words, the page's own. */
export const words: AllWords = {
  yesNo: { yes: { zh: '是', en: 'Yes' }, no: { zh: '否', en: 'No' } },
  unitKind: {
    brigade: { zh: '大队', en: 'Brigade' },
    squad: { zh: '中队', en: 'Squad' },
    section: { zh: '科室', en: 'Section' },
  },
  officerKind: { sworn: { zh: '民警', en: 'Sworn' }, auxiliary: { zh: '辅警', en: 'Auxiliary' } },
  leaveKind: {
    annual: { zh: '年休假', en: 'Annual' },
    sick: { zh: '病假', en: 'Sick' },
    personal: { zh: '事假', en: 'Personal' },
    training: { zh: '培训', en: 'Training' },
    other: { zh: '其他', en: 'Other' },
  },
  recorderState: {
    normal: { zh: '正常', en: 'Normal' },
    faulty: { zh: '故障', en: 'Faulty' },
    in_repair: { zh: '维修中', en: 'In repair' },
    scrapped: { zh: '报废', en: 'Scrapped' },
  },
  repairState: {
    open: { zh: '待处理', en: 'Open' },
    in_repair: { zh: '送修中', en: 'In repair' },
    closed: { zh: '已了结', en: 'Closed' },
  },
  repairOutcome: {
    repaired: { zh: '已修好', en: 'Repaired' },
    no_fault: { zh: '无故障', en: 'No fault' },
    scrapped: { zh: '报废', en: 'Scrapped' },
  },
  dockingState: {
    on_duty: { zh: '尚未下班', en: 'On duty' },
    not_docked: { zh: '未归还采集', en: 'Not docked' },
    late: { zh: '已超过导入期限', en: 'Past its import deadline' },
  },
  basis: {
    assignment: { zh: '配备', en: 'Assignment' },
    check_out: { zh: '领用', en: 'Check-out' },
    observed: { zh: '领用（现场登记）', en: 'Check-out as seen' },
  },
  recordingRule: {
    continuous: { zh: '全程录像', en: 'Whole time' },
    activities: { zh: '执法活动', en: 'Enforcement activities' },
    none: { zh: '不要求', en: 'Not required' },
  },
  recordingState: {
    announced: { zh: '已采集', en: 'Collected' },
    uploading: { zh: '上传中', en: 'Uploading' },
    uploaded: { zh: '待核验', en: 'To be verified' },
    verified: { zh: '已核验', en: 'Verified' },
    deleted: { zh: '已到期删除', en: 'Deleted' },
  },
  recordingKind: {
    video: { zh: '视频', en: 'Video' },
    audio: { zh: '录音', en: 'Audio' },
    image: { zh: '照片', en: 'Photo' },
    text: { zh: '日志', en: 'Log' },
    other: { zh: '其他', en: 'Other' },
  },
  inspection: {
    healthy: { zh: '完好', en: 'Healthy' },
    damaged: { zh: '损坏', en: 'Damaged' },
    not_inspected: { zh: '未检查', en: 'Not inspected' },
  },
  sightingProblem: {
    empty_file: { zh: '空文件', en: 'Empty file' },
    vanished: { zh: '文件消失', en: 'Vanished' },
    unreadable: { zh: '无法读取', en: 'Unreadable' },
    reads_differ: { zh: '两次读取不一致', en: 'Reads differ' },
    folder_unreadable: { zh: '文件夹读不出', en: "Folder can't be read" },
  },
  findingKind: {
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
  },
  violationClass: {
    improper_use: { zh: '不规范使用', en: 'Improper use' },
    unauthorised_deletion: { zh: '擅自删除', en: 'Unauthorised deletion' },
    incomplete: { zh: '保存不全', en: 'Incomplete' },
    damaged: { zh: '损坏', en: 'Damaged' },
  },
  findingState: {
    open: { zh: '待处理', en: 'Open' },
    resolved: { zh: '已消除', en: 'Resolved' },
    set_aside: { zh: '已撤销', en: 'Set aside' },
  },
  findingGrade: {
    proved: { zh: '确证', en: 'Proved' },
    strong: { zh: '较强', en: 'Strong' },
    weak: { zh: '较弱', en: 'Weak' },
  },
  presence: {
    online: { zh: '在线', en: 'Online' },
    offline: { zh: '离线', en: 'Offline' },
    never_connected: { zh: '从未连接', en: 'Never connected' },
  },
  witnessKind: {
    station: { zh: '采集站', en: 'station' },
    outside: { zh: '外部见证方', en: 'outside' },
  },
};
