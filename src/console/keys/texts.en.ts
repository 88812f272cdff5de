/** What keys and signing in say, in English; the source of the type. */
export const keysEn = {
  signIn: 'Sign in',
  demoTitle: 'This is a demonstration',
  demoBody: 'Take any seat. The keys were made for this demonstration and open nothing else.',
  seat: (name: string) => `Try as ${name}`,
  rootSeats: 'Root keys: they only say who speaks for a city',
  rootSeat: (name: string) => `Root key of ${name}`,
  chooseKey: 'Sign in with a key of this browser',
  useKey: (label: string) => `Sign in with “${label}”`,
  noKeys: 'There is no key in this browser yet.',
  cluster: 'Cluster',
  noClusters: 'There is no cluster on this server yet.',
  makeTitle: 'Make a key',
  makeBody:
    'The key is made in this browser and cannot be read out of it. Your city’s registrar then enrols it.',
  label: 'A name for the key, for yourself',
  make: 'Make the key',
  importTitle: 'Take a key from a file',
  importBody:
    'A key file of the command line. If it has a passphrase, it is asked for here and not kept.',
  importFile: 'Key file (.pem)',
  passphrase: (file: string) => `Passphrase of ${file}`,
  unlock: 'Take the key over',
  title: 'Keys in this browser',
  fingerprint: 'Fingerprint',
  publicKey: 'Public key',
  since: 'Here since',
  drop: 'Remove from this browser',
  dropTitle: 'Remove this key for good?',
  dropBody: 'It cannot be brought back. What it confirmed stays valid.',
  dropYes: 'Remove it',
  enrolTitle: 'To be enrolled',
  enrolBody:
    'Give your registrar this link, and read the fingerprint aloud: both must see the same characters.',
  enrolLink: 'Link for the registrar',
  lostTitle: 'A key is lost or stolen',
  lost: [
    'Tell your registrar at once. The registrar revokes the mandate of the key; from then on it confirms nothing.',
    'Make a new key here and have it enrolled. What the old key confirmed before stays valid.',
    'If the root key of your city is lost, the other members vote to replace it.',
  ],
  revoke: 'Revoke a mandate',
  replaceRoot: 'Propose a new root key for another party',
  enrolPage: 'Enrol an officer',
  compare: 'Compare before you go on',
  compareBody:
    'The officer reads this fingerprint from the own screen. Go on only if it is the same.',
  same: 'It is the same: go on',
  troubles: {
    'no-ed25519':
      'This browser cannot make keys of the kind that is needed (Ed25519). A current version of Chrome, Edge, Firefox or Safari can.',
    'no-storage':
      'This browser does not keep keys here, as in a private window. Open the page in an ordinary window.',
    'not-a-key': 'The file holds no key of the right kind.',
    'wrong-passphrase': 'The passphrase does not open this file.',
  },
  audit: 'I only want to check a history: open the auditor',
};

export type KeysTexts = typeof keysEn;
