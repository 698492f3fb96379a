import {
  trainingAttendanceList,
  trainingSessionList,
  trainingSessions,
} from '@rollcall/shared/resources/training-sessions';
import {
  attendanceColumns,
  trainingSessionColumns,
  trainingSessionWords,
} from '@rollcall/shared/words/training-sessions';
import { serveList } from '../../http/list.ts';
import { serve } from '../../http/serve.ts';
import type { ServedResource } from '../../http/served-resource.ts';
import { answerQuestions, attend, confirmAttendance } from './attend.ts';
import { sessionDetail } from './detail.ts';
import { excuseAbsence, listAttendance } from './list-attendance.ts';
import {
  attendanceSort,
  attendanceWith,
  sessionSort,
  sessionsWith,
  toAttendanceRow,
  toSessionRow,
} from './repository.ts';
import { cancelSession, changeSession, planSession, signOffSession } from './save-session.ts';
import { viewerOf } from './viewer.ts';

const endpoints = trainingSessions.endpoints;

export const servedTrainingSessions: ServedResource = {
  lists: [
    serveList(trainingSessionList, {
      title: trainingSessionWords.sessions,
      columns: trainingSessionColumns,
      sort: sessionSort,
      select: ({ db }, filters, { session, dataScope }) => sessionsWith(db, filters, viewerOf(session, dataScope)),
      toRow: toSessionRow,
    }),
  ],
  routes: (deps) => [
    serve(endpoints.read, ({ params, session }) => sessionDetail(deps, session, params.sessionId)),
    serve(endpoints.create, async ({ body, session, dataScope }) =>
      sessionDetail(deps, session, await planSession(deps, { ...session, dataScope }, body)),
    ),
    serve(endpoints.change, async ({ params: { sessionId }, body, session, dataScope }) => {
      await changeSession(deps, { ...session, dataScope }, sessionId, body);
      return sessionDetail(deps, session, sessionId);
    }),
    serve(endpoints.cancel, async ({ params: { sessionId }, body, session, dataScope }) => {
      await cancelSession(deps, { ...session, dataScope }, sessionId, body);
      return sessionDetail(deps, session, sessionId);
    }),
    serve(endpoints.list, async ({ params: { sessionId }, body, session, dataScope }) => {
      await listAttendance(deps, { ...session, dataScope }, sessionId, body);
      return sessionDetail(deps, session, sessionId);
    }),
    serve(endpoints.excuse, async ({ params, body, session, dataScope }) => {
      await excuseAbsence(deps, { ...session, dataScope }, params, body);
      return sessionDetail(deps, session, params.sessionId);
    }),
    serve(endpoints.signOff, async ({ params: { sessionId }, body, session, dataScope }) => {
      await signOffSession(deps, { ...session, dataScope }, sessionId, body);
      return sessionDetail(deps, session, sessionId);
    }),
    serve(endpoints.attend, async ({ params: { sessionId }, session }) => {
      await attend(deps, session, sessionId);
      return sessionDetail(deps, session, sessionId);
    }),
    serve(endpoints.confirm, async ({ params: { sessionId }, body, session }) => {
      await confirmAttendance(deps, session, sessionId, body);
      return sessionDetail(deps, session, sessionId);
    }),
    serve(endpoints.answer, async ({ params: { sessionId }, body, session }) => {
      await answerQuestions(deps, session, sessionId, body);
      return sessionDetail(deps, session, sessionId);
    }),
  ],
};

export const servedTrainingAttendance: ServedResource = {
  lists: [
    serveList(trainingAttendanceList, {
      title: trainingSessionWords.attendance,
      columns: attendanceColumns,
      sort: attendanceSort,
      select: ({ db }, filters, { session, dataScope }) => attendanceWith(db, filters, viewerOf(session, dataScope)),
      toRow: toAttendanceRow,
    }),
  ],
  routes: () => [],
};
