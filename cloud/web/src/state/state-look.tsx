import {
  BorderOutlined,
  CheckCircleOutlined,
  CloseSquareFilled,
  CloudUploadOutlined,
  DeleteOutlined,
  DisconnectOutlined,
  HourglassOutlined,
  InboxOutlined,
  LinkOutlined,
  MinusCircleOutlined,
  ToolOutlined,
  WarningFilled,
} from '@ant-design/icons';
import type { RecorderState } from '@rollcall/shared/http/recorders';
import type { RecordingRow, RecordingState } from '@rollcall/shared/http/recordings';
import type { StationRow } from '@rollcall/shared/http/stations';
import type { Look } from './look.ts';

type Looks<State extends string> = Record<State, Look>;

// One map a kind of state, total, for the whole page. Red is for what somebody must do.

export const recordingLooks: Looks<RecordingState> = {
  announced: { color: 'quiet', icon: <InboxOutlined />, label: { zh: '已采集', en: 'Collected' } },
  uploading: { color: 'waiting', icon: <CloudUploadOutlined />, label: { zh: '上传中', en: 'Uploading' } },
  uploaded: { color: 'waiting', icon: <HourglassOutlined />, label: { zh: '待核验', en: 'To be verified' } },
  verified: { color: 'good', icon: <CheckCircleOutlined />, label: { zh: '已核验', en: 'Verified' } },
  deleted: { color: 'quiet', icon: <DeleteOutlined />, label: { zh: '已到期删除', en: 'Deleted' } },
};

export const inspectionLooks: Looks<RecordingRow['inspection']['outcome']> = {
  healthy: { color: 'good', icon: <CheckCircleOutlined />, label: { zh: '完好', en: 'Healthy' } },
  damaged: { color: 'bad', icon: <CloseSquareFilled />, label: { zh: '损坏', en: 'Damaged' } },
  not_inspected: { color: 'quiet', icon: <BorderOutlined />, label: { zh: '未检查', en: 'Not inspected' } },
};

export const presenceLooks: Looks<StationRow['presence']> = {
  online: { color: 'good', icon: <LinkOutlined />, label: { zh: '在线', en: 'Online' } },
  offline: { color: 'bad', icon: <DisconnectOutlined />, label: { zh: '离线', en: 'Offline' } },
  never_connected: {
    color: 'quiet',
    icon: <MinusCircleOutlined />,
    label: { zh: '从未连接', en: 'Never connected' },
  },
};

export const recorderLooks: Looks<RecorderState> = {
  normal: { color: 'good', icon: <CheckCircleOutlined />, label: { zh: '正常', en: 'Normal' } },
  faulty: { color: 'bad', icon: <WarningFilled />, label: { zh: '故障', en: 'Faulty' } },
  in_repair: { color: 'waiting', icon: <ToolOutlined />, label: { zh: '维修中', en: 'In repair' } },
  scrapped: { color: 'quiet', icon: <MinusCircleOutlined />, label: { zh: '报废', en: 'Scrapped' } },
};
