const ofDevices = ['fault', 'battery', 'storage'];
const explainSince2 = ['weather', 'urgent', 'objective'];

/**
 * What an approved explanation makes of missing time, by the edition of the rules that the duty is judged by; the database has the same
 * as `explanation_effect`. Only `exemption` takes the time out of what must be recorded.
 */
export function effectOf(
  reasonCode: string,
  rulesEdition: 1 | 2,
): 'fault_ticket' | 'station_outage' | 'explained' | 'exemption' {
  if (ofDevices.includes(reasonCode)) return 'fault_ticket';
  if (reasonCode === 'station_outage') return 'station_outage';
  return rulesEdition === 2 && explainSince2.includes(reasonCode) ? 'explained' : 'exemption';
}
