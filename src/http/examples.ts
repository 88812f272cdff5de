/**
 * The values that stand in the API documentation as examples. Cities, figures and award names are
 * those reported for the cycle of 2023; digests, keys, officers and document numbers are invented
 * and marked as demonstration, because the source tells none.
 */

/** The five centrally governed cities in the order of their rotation. */
export const CITIES = ['tp-hcm', 'da-nang', 'hai-phong', 'can-tho', 'ha-noi'];

/** Digests of demonstration documents. */
export const DIGESTS = {
  charter: '82c13052f02899de6e5416763e7aa1d0d3c3118087a46894b56972a087f03d3c',
  plan: 'eb1dffe01d995028198eb8679589bb03b8b23e4b9b3a94eb39b0151bf099605b',
  pledge: '9435044a6a5389699c970cd14915928e57ca5c03d9c77f1f795a921e81e000a3',
  report: 'bf14c38d03195e7aaed204b470315373b1aa8e5ea23e61de8186df5c582d8aa6',
  criteria: '6c8e85d08e97539b472d3c0df116d85e62eafb036edb388f851551c5e6ec4254',
  minutes: 'be32fc71c76211a7e45339c77417256f3adb2ade92dc97a99ca3963c632d1d29',
  decision: '198a8621acace78436afdaa5c681fd1dde79ec223fc06ecb257f909603440fc8',
} as const;

/** Demonstration keys: public halves of key pairs that sign nothing real. */
export const KEYS = {
  'ha-noi': '4OIhg8vkQf-yCdpZjDrM10KttY3GzJYbZHJkFxlDvOg',
  'tp-hcm': 'mrtfo2tOe-uRlhS90ia0opNNFbRNk3sUkTFjleIyZjE',
  'hai-phong': 'BUsuuWmr7svzCgrXM8BQCuf6RPHD-uUpVx827M2722o',
  'da-nang': 'DaVkcy4NV3j8JJZwyM1IoFYen8lNHspfjoNo44G62t8',
  'can-tho': 'hAoTmQ5UJdCMoUO_fkKbKuXw0lg2KSpdANOky0Fg8Jc',
  authority: 'ERBmxEWRU2OXHCLHsunGBrpuy8OvbWKX88ZtZkq9v20',
  patron: 'jtI1RPL610X8VtFhZmW3EA412Mfhdl7Zo37GK4f-IxI',
  server: 'RSAS5uJNOygDtix84-4I30aRUn_FF6N9VT-swd0PZac',
  officer: '-ftCkTBQDDxOaRYnkqIMm7pFrI1chcXKBR3rG8RRbNQ',
  delegate: 'Ugh6QpGBnLyT1yzsOcbxSvrBAkGcyf2wpTAIxDOcmIE',
  successor: 'IXn9mU9xLefW7FZD-C2NInkc-vxb1TWVAli7gsXImUQ',
} as const;

/** Demonstration keys of witnesses: the cities other than the one that hosts the server. */
export const WITNESS_KEYS = {
  'ha-noi': 'ha-noi.example+7963a141+BLcab7n459WZSleoVH+Gijg4KDTp4AcozSbu7xOj1F3R',
  'tp-hcm': 'tp-hcm.example+399f4007+BCDZGlOYYSf7V69qw8i+47JKEeKXrZqSSVYJQHpopmVR',
  'da-nang': 'da-nang.example+530b29f3+BMp7CzFugpfPM/NXrkUn8iqVeRRrnMR4rGVo6ImiWYie',
  'can-tho': 'can-tho.example+f625abc4+BL505WUEdnmOJ4Kh5u7ZBmaw2KOUJ31DnTSnTwG2uOjp',
} as const;

/** The thumbprint of the officer's key. */
export const THUMBPRINT = '138seayLrHLDuMTEOYVebG4RVNfnIwJLPOBvFZprC_A';

/** The day of the conference that closed the year 2023, in the morning in Hai Phong. */
export const CONFERENCE = '2024-03-08T02:00:00.000Z';

/** The awards proposed for 2023, and the cities that they were proposed for. */
export const AWARDS = {
  'government-flag': ['ha-noi', 'hai-phong'],
  'pm-merit': ['can-tho'],
  'pm-merit-thematic': ['da-nang', 'tp-hcm'],
};

/** What a text of the examples says when the source gives no wording. */
export const DEMONSTRATION = { vi: 'Ví dụ minh họa', en: 'Demonstration' };

/** A reason as an example. */
export const REASON = 'Demonstration: the source gives no reason.';
