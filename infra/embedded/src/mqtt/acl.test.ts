import { expect, test } from 'vitest';
import { mayPublish, mayReceive, maySubscribe } from './acl.ts';
import type { BrokerPrincipal } from './broker-principal.ts';

const principals: Record<string, BrokerPrincipal> = {
  hq: { kind: 'hq' },
  station: { kind: 'station', stationId: 'st-1', shard: '0a' },
  reader: { kind: 'reader' },
};

/** Each topic or filter with the principals who may; everyone else may not. */
function allowsExactly(may: (principal: BrokerPrincipal, topic: string) => boolean, table: Record<string, string>) {
  for (const [topic, allowed] of Object.entries(table)) {
    const who = Object.keys(principals).filter((name) => may(principals[name] as BrokerPrincipal, topic));
    expect([topic, who.join(' ')]).toEqual([topic, allowed]);
  }
}

test('publishing: a station its own up and presence, HQ down and checkpoint, the reader nothing', () => {
  allowsExactly(mayPublish, {
    'rc/v1/0a/st-1/up': 'station',
    'rc/v1/0a/st-1/presence': 'station',
    'rc/v1/0a/st-1/down': 'hq',
    'rc/v1/checkpoint': 'hq',
    'rc/v1/0a/st-2/up': '',
    'rc/v1/0a/st-2/presence': '',
    'rc/v1/0a/st-2/down': 'hq',
    'rc/v1/0b/st-1/up': '',
    'rc/v1/0a/st-1/up/more': '',
    'rc/v2/0a/st-1/up': '',
    'rc/v1/0a/st-1': '',
    '$SYS/refused': '',
    '': '',
  });
});

test('subscribing: a station its own down and the checkpoint without wildcards, HQ up and presence, the reader all of rc/v1', () => {
  allowsExactly(maySubscribe, {
    'rc/v1/0a/st-1/down': 'station reader',
    'rc/v1/checkpoint': 'station reader',
    'rc/v1/0a/st-1/up': 'hq reader',
    'rc/v1/0a/st-2/down': 'reader',
    'rc/v1/0a/+/down': 'reader',
    'rc/v1/+/st-1/down': 'reader',
    'rc/v1/0a/st-1/+': 'reader',
    'rc/v1/0a/st-1/#': 'reader',
    'rc/v1/#': 'reader',
    'rc/v1/+/+/up': 'hq reader',
    'rc/v1/0a/+/up': 'hq reader',
    'rc/v1/+/+/presence': 'hq reader',
    'rc/v1/+/+/down': 'reader',
    '$share/ingest/rc/v1/+/+/up': 'hq',
    '$share/ingest/rc/v1/0a/+/up': 'hq',
    '$share/ingest/rc/v1/0a/st-1/down': '',
    '$share/+/rc/v1/+/+/up': '',
    '$share/ingest/$share/ingest/rc/v1/+/+/up': '',
    'rc/#': '',
    '#': '',
    '+/+/+/+/+': '',
    '$SYS/#': '',
    '$SYS/refused': '',
    '': '',
  });
});

test('receiving: what subscribing allows, topic by topic', () => {
  allowsExactly(mayReceive, {
    'rc/v1/0a/st-1/down': 'station reader',
    'rc/v1/checkpoint': 'station reader',
    'rc/v1/0a/st-2/down': 'reader',
    'rc/v1/0a/st-1/up': 'hq reader',
    'rc/v1/0a/st-2/presence': 'hq reader',
    other: '',
    '$SYS/refused': '',
  });
});
