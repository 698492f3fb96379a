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
      `the station database has version ${version}, but this agent only knows versions up to ${known}`,
      'Install the newer rollcall-agent again. An older one would damage the database.',
    ),
  eventTooLarge: (type: string, sizeBytes: number, limitBytes: number) =>
    new AgentError(
      'event_too_large',
      `a ${type} event has ${sizeBytes} bytes, but only ${limitBytes} fit into a message`,
      'This is a defect of the agent: report it with the log. The files stay on the card.',
    ),
  eventInvalid: (type: string, cause: unknown) =>
    new AgentError(
      'event_invalid',
      `a ${type} event does not have the shape that HQ reads`,
      'This is a defect of the agent: report it with the log. The files stay on the card.',
      cause,
    ),
  hqUnreachable: (hqUrl: string, cause: unknown) =>
    new AgentError(
      'hq_unreachable',
      `HQ does not answer at ${hqUrl}`,
      'Check the address, the network, and that HQ is running. A running agent keeps collecting and tries again by itself.',
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
      `the answer to ${path} (status ${status}) is not from Rollcall`,
      'Check that the HQ address leads to Rollcall itself, not to a proxy or login page, and that HQ and agent have matching versions.',
      cause,
    ),
  stationKeyUnreadable: (folder: string, cause: unknown) =>
    new AgentError(
      'station_key_unreadable',
      `the station key in ${folder} cannot be read`,
      'Enrol the station again with a new code from HQ: rollcall-agent enroll.',
      cause,
    ),
  stationConfigUnreadable: (path: string, cause: unknown) =>
    new AgentError(
      'station_config_unreadable',
      `${path} cannot be read`,
      'Enrol the station again with a new code from HQ: rollcall-agent enroll.',
      cause,
    ),
  enrolmentCodeInvalid: (reason: string) =>
    new AgentError('enrolment_code_invalid', `the code ${reason}`, 'Copy the whole code that HQ showed.'),
  enrolmentFileInvalid: (path: string, cause: unknown) =>
    new AgentError(
      'enrolment_file_invalid',
      `${path} is no enrolment file`,
      'Copy the file that `rollcall station enrolment-file` made, whole.',
      cause,
    ),
  invitationIncomplete: () =>
    new AgentError(
      'invitation_incomplete',
      'it was not said where HQ is and which code it made',
      'Name the enrolment file: rollcall-agent enroll FILE --dock FOLDER. Or give both --hq URL and --code CODE, and no file.',
    ),
  authorityUnreadable: (path: string, cause: unknown) =>
    new AgentError(
      'authority_unreadable',
      `${path} holds no certificate in PEM`,
      "Name the file with the certificate of the authority that signed HQ's.",
      cause,
    ),
  hqKeyMismatch: (hqUrl: string) =>
    new AgentError(
      'hq_key_mismatch',
      `the HQ at ${hqUrl} is not the one that made this code`,
      'Nothing was stored. Check the address. If it is right, somebody may be intercepting the connection: ask the brigade office.',
    ),
  dockFolderMissing: (folder: string) =>
    new AgentError(
      'dock_folder_missing',
      `the dock folder ${folder} does not exist`,
      'Create it, or name the folder under which docked cards are mounted, each in a sub-folder.',
    ),
  usbStationUnknown: (stationId: string, enrolled: readonly string[]) =>
    new AgentError(
      'usb_station_unknown',
      `ROLLCALL_AGENT_USB_STATION names ${stationId}, which is no station of this machine`,
      `Set it to ${enrolled.join(' or ')}, or leave it out: then no station mounts cards itself.`,
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
      'Check the spelling, put names with spaces into quotes, and check that the card is still docked.',
    ),
  cardIsNoFolder: (path: string) =>
    new AgentError(
      'card_is_no_folder',
      `${path} is not a folder`,
      'Name the folder that is the root of the card, not a file on it.',
    ),
  cardIsDock: (folder: string, cards: readonly string[]) =>
    new AgentError(
      'card_is_dock',
      `${folder} looks like a dock, with the cards ${cards.slice(0, 10).join(', ')}${cards.length > 10 ? ', … ' : ' '}in it`,
      `Name one card: rollcall-agent card '${join(folder, cards[0] ?? '')}'`,
    ),
  cardProfileInvalid: (problems: readonly string[]) =>
    new AgentError(
      'card_profile_invalid',
      `the layout can't be used:\n${problems.map((problem) => `  ${problem}`).join('\n')}`,
      'Correct these fields and try again. docs/card-layouts.md explains each.',
    ),
  cardUnreadable: (folder: string, cause: unknown) =>
    new AgentError(
      'card_unreadable',
      `the card in ${folder} cannot be read`,
      'Run this as the same user as the agent, and check how the card is mounted. If it still fails, try another reader.',
      cause,
    ),
  noStationEnrolled: (dataFolder: string) =>
    new AgentError(
      'no_station_enrolled',
      `no station is enrolled in ${dataFolder}`,
      'Get a code from HQ, then run: rollcall-agent enroll --hq URL --code CODE --dock FOLDER.',
    ),
  configInvalid: (problems: readonly { variable: string; message: string; set: string }[]) =>
    new AgentError(
      'config_invalid',
      `the configuration is wrong:\n${problems.map((problem) => `  ${problem.variable} ${problem.message}. Set it to ${problem.set}.`).join('\n')}`,
      'Correct these variables and start again.',
    ),
  ...witnessErrors,
} as const;
