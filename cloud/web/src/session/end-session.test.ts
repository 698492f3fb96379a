import type { Session } from '@rollcall/shared/resources/sessions';
import { QueryClient } from '@tanstack/react-query';
import { afterEach, expect, test, vi } from 'vitest';
import { beginSession } from './begin-session.ts';
import { askForPassword, endSession } from './end-session.ts';
import { interruptedKey, sessionKey } from './session-key.ts';

afterEach(() => void vi.unstubAllGlobals());

const session = { username: 'given', actingFor: null, mustChoosePassword: false } as unknown as Session;

function pageOf({ form }: { form: boolean }): QueryClient {
  vi.stubGlobal('document', { querySelector: () => (form ? {} : null) });
  const client = new QueryClient();
  client.setQueryData(sessionKey, session);
  client.setQueryData(['officers'], 'an answer');
  return client;
}
const stateOf = (client: QueryClient) => ({
  session: client.getQueryData<Session>(sessionKey),
  interrupted: client.getQueryData<Session>(interruptedKey),
  answer: client.getQueryData(['officers']),
});
const mustChoose = { ...session, mustChoosePassword: true };

test('a page whose password somebody else made asks for another one, and keeps a form that is filled in', () => {
  const client = pageOf({ form: true });
  askForPassword(client);
  expect(stateOf(client)).toMatchObject({ session: mustChoose, interrupted: session, answer: 'an answer' });
  beginSession(client, session);
  expect(stateOf(client)).toMatchObject({ session, interrupted: null, answer: 'an answer' });
});

test('a page without a form is asked for the password and waits for nothing', () => {
  const client = pageOf({ form: false });
  askForPassword(client);
  expect(stateOf(client)).toMatchObject({ session: mustChoose });
  expect(stateOf(client).interrupted ?? null).toBeNull();
});

test('whoever signs in again with a password that was reset chooses another one before the page goes on', () => {
  const client = pageOf({ form: true });
  endSession(client);
  expect(stateOf(client)).toMatchObject({ session: null, interrupted: session });
  beginSession(client, mustChoose);
  expect(stateOf(client)).toMatchObject({ session: mustChoose, interrupted: session });
  beginSession(client, session);
  expect(stateOf(client)).toMatchObject({ session, interrupted: null, answer: 'an answer' });
});

test('the form for a password is no form that waits for a sign-in', () => {
  const client = pageOf({ form: true });
  client.setQueryData(sessionKey, mustChoose);
  endSession(client);
  expect(stateOf(client)).toMatchObject({ session: null, interrupted: null, answer: undefined });
});
