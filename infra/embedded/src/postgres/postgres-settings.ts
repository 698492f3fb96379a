/** Settings given on the command line, so that each start has exactly these. */
export function postgresSettings(port: number, durable: boolean): Record<string, string> {
  return {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '',
    max_connections: '200',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_checkpoints: 'off',
    // Above ERROR: an error quotes values, which may be names. Whoever gets it logs what may be logged.
    log_min_messages: 'log',
    // A week of everybody reads more than Postgres holds by default. What nobody reads takes no memory.
    ...(durable ? { shared_buffers: '512MB' } : {}),
    fsync: durable ? 'on' : 'off',
    synchronous_commit: durable ? 'on' : 'off',
    full_page_writes: durable ? 'on' : 'off',
  };
}
