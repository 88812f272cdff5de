/**
 * The server's own problems in English: what is the case and, where it helps, what to do. What the
 * rules refuse has its texts in `workflows/refusals.en.ts`.
 */
export const serverProblemsEn = {
  'json/too-large': 'The request is larger than this server reads.',
  'json/bad-utf8': 'The request is not UTF-8 text.',
  'json/syntax': 'The request is not JSON; it may have been cut off on its way.',
  'json/too-deep': 'Lists and objects are nested deeper than any statement needs.',
  'json/duplicate-key': 'A field stands twice in one object, so it has no single meaning.',
  'json/float': 'A number has a fraction or an exponent. Write decimals as text, such as "6.27".',
  'json/integer-out-of-range': 'A number is too large to be exact in every program.',
  'json/not-nfc': 'A text is not in Unicode normalization form C (NFC).',
  'json/lone-surrogate': 'A text holds half of a character.',
  'json/not-canonical':
    'The JSON is not in its canonical form (RFC 8785): fields in order, no white space.',
  'http/bad-request': 'The request is not one that HTTP allows.',
  'http/not-found': 'There is nothing at this address.',
  'http/unsupported-media-type': 'Send JSON, with the header "Content-Type: application/json".',
  'http/address-too-long': 'The address is longer than any that leads to something here.',
  'http/headers-too-large': 'The headers of the request are larger or more than this server reads.',
  'http/too-slow': 'The request did not arrive in time. Send it again.',
  'http/other-origin': 'A page of another web site has sent this request, which is not allowed.',
  'http/too-many-requests':
    'Too many such requests came from this address or key. `wait` says after how many seconds to try.',
  'http/bad-parameter': 'A part of the address or of its query is not what it must be.',
  'attachment/other-type':
    'Documents of this kind are not taken: send PDF, DOCX, XLSX, ODT, ODS, PNG, JPEG, text or CSV.',
  'attachment/too-large': 'The document is larger than this server takes; the limit is in bytes.',
  'attachment/not-what-it-says':
    'The document is not of the media type that the header says. Text and CSV must be UTF-8.',
  'attachment/unknown': 'This cluster has no document with this digest here.',
  'attachment/damaged':
    'The stored document no longer has its digest and is not handed out. Tell the operator.',
  'attachment/busy': 'Too many documents are arriving at once. Send it again in a moment.',
  'calendar/unknown':
    'There is no calendar at this address, or its token was taken back or is no longer good.',
  'calendar/unknown-token': 'Your city has no calendar token of this name.',
  'calendar/not-a-member': 'Calendars are for the member cities of the cluster.',
  'calendar/too-many-tokens':
    'Your city has as many calendar tokens as it may. Take one back first.',
  'session/missing':
    'Reading needs a session: sign a challenge with an enrolled key and send the token.',
  'session/unknown': 'The token opens no session here, or the session has ended. Sign in again.',
  'session/other-cluster': 'The session was opened for another cluster.',
  'session/not-enrolled':
    'The key is not enrolled in this cluster, has been revoked, or its mandate does not cover now.',
  'session/bad-challenge': 'The challenge is not one that this server made for this key.',
  'session/challenge-over': 'The challenge has been used or is too old. Ask for a new one.',
  'session/bad-signature': 'The signature does not verify under the key.',
  'server/unknown-cluster': 'No journal of this cluster is kept here.',
  'server/unknown-cycle': 'This year has not been launched.',
  'server/unknown-entry': 'The journal has no entry at this place.',
  'server/no-checkpoint': 'The journal has no checkpoint yet.',
  'server/not-hosted': 'This server does not host this cluster.',
  'server/other-server-key':
    'The founding names another server key than that of this server, which `GET /api/server` tells.',
  'server/moved':
    'Another server continues this journal, under a key that is not ours. Here it is only shown.',
  'server/key-missing':
    'The key under which this journal goes on is not on this server yet. Send it again: others have it.',
  'server/no-document':
    'Nothing that such a document could be made of was said in this year so far.',
  'server/no-tile': 'There is no such tile: the journal is not that long, or the path names none.',
  'server/journal-broken':
    'The journal does not hold from one entry on. It is shown as it is and nothing is added to it.',
  'server/restored':
    'The journal comes from a backup. It is shown, and is continued when its witnesses have said that they know of no later entry.',
  'server/storage-failed':
    'It is not certain that the statement was stored. Send it again: nothing is done twice.',
  'server/storage-full':
    'The disk of the server is full, so the statement was not stored. Whoever operates the server has to make room; then send it again.',
  'server/storage-read-only':
    'The server may not write to its database, so the statement was not stored. Whoever operates the server has to look at it; then send it again.',
  'server/storage-damaged':
    'The database of the server is damaged, and nothing more is written to it. Whoever operates the server has to restore it; then send the statement again.',
  'server/storage-gone':
    'The database of the server was taken away or replaced while it ran, and nothing more is written to it. Whoever operates the server has to look at it; then send the statement again.',
  'server/busy': 'Too many statements are waiting. Send it again in a moment.',
  'server/too-many-streams': 'Too many live streams are open. Try again, or ask for the head.',
  'server/too-many-connections':
    'This address has too many connections open. Close some of them first.',
  'server/closing': 'The server is shutting down and takes no more statements.',
  'server/internal': 'The server has made a mistake. It is in the server log.',
} as const;
