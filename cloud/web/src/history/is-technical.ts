/** Names of values of facts that say nothing to people whatever they are. */
const technicalNames = new Set([
  'versionId',
  'copyVersionId',
  'sha256',
  'readSha256',
  'incarnation',
  'seq',
  'keyThumbprint',
  'disputeId',
  'observationId',
  'custodyId',
  'replaced',
]);

/** A UUID, a digest or a recording's id. */
const technicalText = /^(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{64}|[a-z2-7]{32})$/;

/** Whether what a fact is about says nothing to people: `recording:` and an id, but not `officer:100001`. */
export function isTechnicalSubject(subject: string): boolean {
  return isTechnical('subject', subject.slice(subject.indexOf(':') + 1));
}

/** Whether what a fact tells folds behind the technical details. What has a name that people know does not. */
export function isTechnical(name: string, shown: string): boolean {
  return technicalNames.has(name) || technicalText.test(shown);
}
