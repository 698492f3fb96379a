export interface MosquittoConfOptions {
  port: number;
  /** HQ's own listener, which stations can't reach. On the other one a station's client id is its user name then. */
  hqPort?: number;
  /** All interfaces when absent. */
  host?: string;
  passwordFile: string;
  aclFile: string;
  /** Sessions and retained messages are kept here over a restart; in memory only when absent. */
  persistenceFolder?: string;
  tls?: { certificateFile: string; keyFile: string };
}

/** The text of mosquitto.conf for mosquitto 2.0 or later. */
export function mosquittoConf(options: MosquittoConfOptions): string {
  const listener = (port: number) => [
    `listener ${port}${options.host === undefined ? '' : ` ${options.host}`}`,
    ...(options.tls ? [`certfile ${options.tls.certificateFile}`, `keyfile ${options.tls.keyFile}`] : []),
  ];
  return lines([
    // With true, Mosquitto 2.0 forgets what waits for clients that are away when it is started again.
    'per_listener_settings false',
    ...listener(options.port),
    // Otherwise a station could take over the session of HQ or of another station by its client id.
    ...(options.hqPort === undefined ? [] : ['use_username_as_clientid true', ...listener(options.hqPort)]),
    'allow_anonymous false',
    `password_file ${options.passwordFile}`,
    `acl_file ${options.aclFile}`,
    'max_packet_size 524288',
    'max_queued_messages 10000',
    'persistent_client_expiration 30d',
    ...(options.persistenceFolder === undefined
      ? ['persistence false']
      : ['persistence true', `persistence_location ${options.persistenceFolder}/`, 'autosave_interval 60']),
    'log_dest stdout',
  ]);
}

/**
 * The text of mosquitto's ACL file. A station's username is its id (`%u`). The shard stays open, because a pattern can't
 * compute it; and a refused publish is acknowledged and dropped: so ingest checks both again.
 */
export function mosquittoAcl(users: { hq: string; reader: string }): string {
  return lines([
    `user ${users.hq}`,
    'topic readwrite rc/v1/#',
    '',
    `user ${users.reader}`,
    'topic read rc/v1/#',
    '',
    'pattern write rc/v1/+/%u/up',
    'pattern write rc/v1/+/%u/presence',
    'pattern read rc/v1/+/%u/down',
    'pattern read rc/v1/checkpoint',
  ]);
}

function lines(all: string[]): string {
  return `${all.join('\n')}\n`;
}
