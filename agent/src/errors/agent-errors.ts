import { AgentError } from './agent-error.ts';

/** Every error that the agent raises on purpose, by its stable code. */
export const agentErrors = {
  stationFolderInUse: (folder: string, cause: unknown) =>
    new AgentError(
      'station_folder_in_use',
      `another agent already works in ${folder}`,
      'Stop the other rollcall-agent first, or give this one another data folder with --data.',
      cause,
    ),
  storeTooNew: (version: number, known: number) =>
    new AgentError(
      'store_too_new',
      `the station database has version ${version}, this agent knows ${known}`,
      'Install the newer rollcall-agent again: an older one would damage the database.',
    ),
  eventTooLarge: (type: string, sizeBytes: number, limitBytes: number) =>
    new AgentError(
      'event_too_large',
      `a ${type} event has ${sizeBytes} bytes, and only ${limitBytes} fit into a message`,
      'This is a defect of the agent: report it with the log. The card stays as it is.',
    ),
  eventInvalid: (type: string, cause: unknown) =>
    new AgentError(
      'event_invalid',
      `a ${type} event does not have the shape that HQ reads`,
      'This is a defect of the agent: report it with the log. The card stays as it is.',
      cause,
    ),
} as const;
