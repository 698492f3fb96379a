import type { EmbeddedBrokerOptions } from '@rollcall/embedded/mqtt/embedded-broker';

type Authenticate = EmbeddedBrokerOptions['authenticate'];

const timeoutMs = 5000;

/** Lets the broker ask HQ whose MQTT credentials these are, as a broker in another process has to. */
export function authenticateAtHq(hqUrl: string, sharedSecret: string): Authenticate {
  return async ({ username, password }) => {
    const response = await fetch(`${hqUrl}/api/v1/mqtt/authentication`, {
      method: 'POST',
      headers: { authorization: `Bearer ${sharedSecret}`, 'content-type': 'application/json' },
      body: JSON.stringify({ username, password }),
      signal: AbortSignal.timeout(timeoutMs),
    });
    if (!response.ok) throw new Error(`HQ answered ${response.status} to a question about MQTT credentials`);
    const { principal } = (await response.json()) as { principal: Awaited<ReturnType<Authenticate>> | null };
    return principal ?? undefined;
  };
}
