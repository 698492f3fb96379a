import type { CustodyBasis } from '@rollcall/shared/http/custodies';
import type { RecordingRule } from '@rollcall/shared/http/duty-types';
import type { FindingKind, FindingState } from '@rollcall/shared/http/findings';
import type { OfficerKind } from '@rollcall/shared/http/officers';
import type { RecorderState } from '@rollcall/shared/http/recorders';
import type { RecordingRow, RecordingState } from '@rollcall/shared/http/recordings';
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
  recordingRule: Record<RecordingRule, Words>;
  recordingState: Record<RecordingState, Words>;
  recordingKind: Record<RecordingRow['inspection']['kind'], Words>;
  inspection: Record<RecordingRow['inspection']['outcome'], Words>;
  sightingProblem: Record<SightingProblem, Words>;
  findingKind: Record<FindingKind, Words>;
  findingState: Record<FindingState, Words>;
  presence: Record<StationRow['presence'], Words>;
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
  recorderState: {
    normal: { zh: '正常', en: 'Normal' },
    faulty: { zh: '故障', en: 'Faulty' },
    in_repair: { zh: '维修中', en: 'In repair' },
    scrapped: { zh: '报废', en: 'Scrapped' },
  },
  basis: { assignment: { zh: '配备', en: 'Assignment' }, check_out: { zh: '领用', en: 'Check-out' } },
  recordingRule: { continuous: { zh: '全程录像', en: 'Whole time' }, none: { zh: '不要求', en: 'Not required' } },
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
  },
  findingKind: {
    no_footage: { zh: '全程无录像', en: 'No footage' },
    coverage_gap: { zh: '漏录', en: 'Coverage gap' },
    late_import: { zh: '逾期导入', en: 'Late import' },
  },
  findingState: { open: { zh: '待处理', en: 'Open' }, resolved: { zh: '已消除', en: 'Resolved' } },
  presence: {
    online: { zh: '在线', en: 'Online' },
    offline: { zh: '离线', en: 'Offline' },
    never_connected: { zh: '从未连接', en: 'Never connected' },
  },
};
