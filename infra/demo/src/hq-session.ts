/** HQ's API, as somebody or something that it knows. */
export interface HqSession {
  get<Answer>(path: string): Promise<Answer>;
  /** @returns undefined when it contradicts what is there (409): somebody did it already, or decided otherwise */
  post<Answer>(path: string, body: unknown): Promise<Answer | undefined>;
  put<Answer>(path: string, body: unknown): Promise<Answer | undefined>;
}

type Headers = Record<string, string>;

const timeoutMs = 15_000;

/** Signs in as on the page. @throws when HQ refuses, as after a change of the password */
export async function signInAtHq(hqUrl: string, username: string, password: string): Promise<HqSession> {
  const body = JSON.stringify({ username, password });
  const response = await send(`${hqUrl}/api/v1/sessions`, { method: 'POST', headers: asPage(hqUrl), body });
  if (!response.ok) throw new Error(`HQ let ${username} not in: ${response.status} ${await response.text()}`);
  const cookies = response.headers.getSetCookie().map((cookie) => cookie.split(';')[0]);
  return sessionWith(hqUrl, { cookie: cookies.join('; ') });
}

/** As another system, by the token of its source. */
export function withSourceToken(hqUrl: string, token: string): HqSession {
  return sessionWith(hqUrl, { authorization: `Bearer ${token}` });
}

function sessionWith(hqUrl: string, credentials: Headers): HqSession {
  const ask = async (method: 'GET' | 'POST' | 'PUT', path: string, body?: unknown) => {
    const headers = { ...asPage(hqUrl), ...credentials };
    const content = body === undefined ? {} : { body: JSON.stringify(body) };
    const response = await send(`${hqUrl}/api/v1/${path}`, { method, headers, ...content });
    if (response.ok || response.status === 409) return response;
    throw new Error(`${method} ${path} answered ${response.status}: ${await response.text()}`);
  };
  const change = async <Answer>(method: 'POST' | 'PUT', path: string, body: unknown) => {
    const response = await ask(method, path, body);
    if (!response.ok || response.status === 204) return undefined;
    return (await response.json()) as Answer;
  };
  return {
    get: async <Answer>(path: string) => (await (await ask('GET', path)).json()) as Answer,
    post: (path, body) => change('POST', path, body),
    put: (path, body) => change('PUT', path, body),
  };
}

/** HQ takes from browsers only what its own page sends. */
function asPage(hqUrl: string): Headers {
  return { 'content-type': 'application/json', origin: hqUrl };
}

function send(url: string, init: RequestInit): Promise<Response> {
  return fetch(url, { ...init, signal: AbortSignal.timeout(timeoutMs) });
}
