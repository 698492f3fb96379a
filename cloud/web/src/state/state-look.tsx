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
import { type RecorderState, recorderStates } from '@rollcall/shared/fields/recorder-states';
import type { RecordingRow, ShownState } from '@rollcall/shared/http/recordings';
import type { StationRow } from '@rollcall/shared/http/stations';
import { inspectionNames, recordingStateNames } from '@rollcall/shared/words/recording-states';
import { presenceNames } from '@rollcall/shared/words/stations';
import type { Look } from './look.ts';

type Looks<State extends string> = Record<State, Look>;

// One map a kind of state, total, for the whole page. Red is for what somebody must do.

export const recordingLooks: Looks<ShownState> = {
  announced: { color: 'quiet', icon: <InboxOutlined />, label: recordingStateNames.announced },
  uploading: { color: 'waiting', icon: <CloudUploadOutlined />, label: recordingStateNames.uploading },
  uploaded: { color: 'waiting', icon: <HourglassOutlined />, label: recordingStateNames.uploaded },
  verified: { color: 'good', icon: <CheckCircleOutlined />, label: recordingStateNames.verified },
  deleted: { color: 'quiet', icon: <DeleteOutlined />, label: recordingStateNames.deleted },
  lost: { color: 'bad', icon: <WarningFilled />, label: recordingStateNames.lost },
};

export function recordingLook({ state, lost }: Pick<RecordingRow, 'state' | 'lost'>): Look {
  return recordingLooks[lost ? 'lost' : state];
}

export const inspectionLooks: Looks<RecordingRow['inspection']['outcome']> = {
  healthy: { color: 'good', icon: <CheckCircleOutlined />, label: inspectionNames.healthy },
  damaged: { color: 'bad', icon: <CloseSquareFilled />, label: inspectionNames.damaged },
  not_inspected: { color: 'quiet', icon: <BorderOutlined />, label: inspectionNames.not_inspected },
};

export const presenceLooks: Looks<StationRow['presence']> = {
  online: { color: 'good', icon: <LinkOutlined />, label: presenceNames.online },
  offline: { color: 'bad', icon: <DisconnectOutlined />, label: presenceNames.offline },
  never_connected: {
    color: 'quiet',
    icon: <MinusCircleOutlined />,
    label: presenceNames.never_connected,
  },
};

export const recorderLooks: Looks<RecorderState> = {
  normal: { color: 'good', icon: <CheckCircleOutlined />, label: recorderStates.normal },
  faulty: { color: 'bad', icon: <WarningFilled />, label: recorderStates.faulty },
  in_repair: { color: 'waiting', icon: <ToolOutlined />, label: recorderStates.in_repair },
  scrapped: { color: 'quiet', icon: <MinusCircleOutlined />, label: recorderStates.scrapped },
};
