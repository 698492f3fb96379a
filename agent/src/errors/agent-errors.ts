import { join } from 'node:path';
import { AgentError } from './agent-error.ts';
import { witnessErrors } from './witness-errors.ts';

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
  hqUnreachable: (hqUrl: string, cause: unknown) =>
    new AgentError(
      'hq_unreachable',
      `HQ does not answer at ${hqUrl}`,
      'Check the address, the network and that HQ runs. A running agent keeps collecting and tries again by itself.',
      cause,
    ),
  brokerUnreachable: (url: string, cause: unknown) =>
    new AgentError(
      'broker_unreachable',
      `the MQTT broker at ${url} did not accept the station`,
      'Check the network and the broker. The agent keeps collecting and tries again by itself.',
      cause,
    ),
  hqUnreadable: (path: string, status: number, cause: unknown) =>
    new AgentError(
      'hq_unreadable',
      `HQ answered ${path} with status ${status} and something that is no answer of Rollcall`,
      'Check that the HQ address leads to Rollcall itself, not to a proxy or login page, and that versions fit.',
      cause,
    ),
  stationKeyUnreadable: (folder: string, cause: unknown) =>
    new AgentError(
      'station_key_unreadable',
      `the station key in ${folder} can not be read`,
      'Enrol the station again with a new code from HQ: rollcall-agent enroll.',
      cause,
    ),
  stationConfigUnreadable: (path: string, cause: unknown) =>
    new AgentError(
      'station_config_unreadable',
      `${path} can not be read`,
      'Enrol the station again with a new code from HQ: rollcall-agent enroll.',
      cause,
    ),
  enrolmentCodeInvalid: (reason: string) =>
    new AgentError('enrolment_code_invalid', `the code ${reason}`, 'Copy the whole code that HQ showed.'),
  hqKeyMismatch: (hqUrl: string) =>
    new AgentError(
      'hq_key_mismatch',
      `what answers at ${hqUrl} is not the HQ that made this code`,
      'Nothing was stored. Check the address. If it is right, somebody may sit between: ask the brigade office.',
    ),
  dockFolderMissing: (folder: string) =>
    new AgentError(
      'dock_folder_missing',
      `the dock folder ${folder} does not exist`,
      'Make it, or name the folder under which docked cards are mounted, each in a sub-folder.',
    ),
  cardNotNamed: () =>
    new AgentError(
      'card_not_named',
      'no card was named',
      "Name the card's folder: rollcall-agent card FOLDER. Each sub-folder of the dock is one card.",
    ),
  cardFolderMissing: (folder: string) =>
    new AgentError(
      'card_folder_missing',
      `there is no folder ${folder}`,
      'Check the spelling, put names with spaces into quotes, and see whether the card is still docked.',
    ),
  cardIsNoFolder: (path: string) =>
    new AgentError(
      'card_is_no_folder',
      `${path} is no folder`,
      'Name the folder that is the root of the card, not a file on it.',
    ),
  cardIsDock: (folder: string, cards: readonly string[]) =>
    new AgentError(
      'card_is_dock',
      `${folder} looks like a dock, with the cards ${cards.slice(0, 10).join(', ')}${cards.length > 10 ? ', … ' : ' '}in it`,
      `Name one card: rollcall-agent card '${join(folder, cards[0] ?? '')}'`,
    ),
  cardUnreadable: (folder: string, cause: unknown) =>
    new AgentError(
      'card_unreadable',
      `the card in ${folder} can not be read`,
      'Run this as the user that the agent runs as, see how the card is mounted, and try another reader if it fails.',
      cause,
    ),
  noStationEnrolled: (dataFolder: string) =>
    new AgentError(
      'no_station_enrolled',
      `no station is enrolled in ${dataFolder}`,
      'Get a code at HQ, then: rollcall-agent enroll --hq URL --code CODE --dock FOLDER.',
    ),
  configInvalid: (problems: string[]) =>
    new AgentError(
      'config_invalid',
      `the configuration is wrong: ${problems.join('; ')}`,
      'Correct these variables and start again.',
    ),
  ...witnessErrors,
} as const;
