import english from 'i18n-iso-countries/langs/en.json' with { type: 'json' };

/** Ways the vendor and its customers write a market that the ISO list lacks. */
const otherNames: Readonly<Record<string, readonly string[]>> = {
  AE: ['U.A.E.'],
  BN: ['Brunei'],
  BO: ['Bolivia, Plurinational State of'],
  BQ: ['Bonaire', 'Bonaire, Saint Eustatius and Saba', 'Caribbean Netherlands'],
  CC: ['Cocos Islands', 'Keeling Islands'],
  CD: [
    'Congo (DRC)',
    'Congo, Democratic Republic of the',
    'Congo, The Democratic Republic of the',
    'DR Congo',
    'Zaire',
  ],
  CG: ['Congo (Brazzaville)', 'Congo, Republic of the', 'Congo Republic'],
  CN: ['China (PRC)', 'Mainland China'],
  CV: ['Cabo Verde'],
  FK: ['Falkland Islands', 'Malvinas'],
  FM: ['Micronesia', 'Federated States of Micronesia'],
  GB: ['U.K.', 'United Kingdom of Great Britain and Northern Ireland'],
  GM: ['Gambia, The'],
  HK: ['Hong Kong SAR', 'Hong Kong SAR China', 'Hong Kong S.A.R.'],
  IR: ['Iran, Islamic Republic of'],
  KP: ["Korea, Democratic People's Republic of", "Democratic People's Republic of Korea"],
  KR: ['Korea', 'Korea (South)', 'Korea, South'],
  KZ: ['Kazakstan'],
  LA: ['Laos', 'Lao PDR'],
  LY: ['Libyan Arab Jamahiriya'],
  MD: ['Moldova', 'Republic of Moldova'],
  MF: ['Saint Martin'],
  MK: ['Macedonia', 'Macedonia, FYRO', 'FYRO Macedonia', 'Macedonia, The Former Yugoslav Republic of', 'FYROM'],
  MM: ['Burma', 'Myanmar (Burma)'],
  MO: ['Macao SAR', 'Macau', 'Macau SAR', 'Macao SAR China'],
  PS: ['Palestinian Authority', 'Palestinian Territory', 'Palestinian Territories', 'Palestinian Territory, Occupied'],
  PT: ['Portuguese Republic'],
  RS: ['Republic of Serbia', 'Serbia (RS)'],
  SH: ['Saint Helena, Ascension, Tristan da Cunha', 'Saint Helena, Ascension and Tristan da Cunha'],
  SJ: ['Svalbard'],
  SK: ['Slovak Republic'],
  SX: ['Sint Maarten'],
  SY: ['Syria'],
  SZ: ['Swaziland'],
  TF: ['French Southern and Antarctic Lands'],
  TL: ['East Timor'],
  TW: ['Taiwan, China', 'Chinese Taipei'],
  TZ: ['Tanzania, United Republic of'],
  UM: ['U.S. Outlying Islands', 'U.S. Minor Outlying Islands'],
  VA: ['Vatican City', 'Vatican', 'Holy See'],
  VE: ['Venezuela, Bolivarian Republic of'],
  VG: ['British Virgin Islands'],
  VI: ['U.S. Virgin Islands', 'Virgin Islands', 'US Virgin Islands'],
  VN: ['Viet Nam'],
  WS: ['Western Samoa'],
};

const codes = codesByName();

/**
 * The ISO 3166-1 alpha-2 code of a market by its English name, without regard to case, accents and punctuation; a code
 * gives itself. Undefined for what is no country.
 */
export function countryCode(name: string): string | undefined {
  return codes.get(plain(name));
}

function codesByName(): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [code, names] of [...Object.entries(english.countries), ...Object.entries(otherNames)]) {
    // "Congo" alone stands with both republics in the list; the first, Congo (CG), is the one so called.
    for (const name of [code, names].flat()) if (!found.has(plain(name))) found.set(plain(name), code);
  }
  return found;
}

function plain(name: string): string {
  return name
    .normalize('NFD')
    .replace(/[\u0300-\u036f.'’`]/g, '')
    .toLowerCase()
    .replaceAll('&', ' and ')
    .replace(/[^a-z0-9]+/g, ' ')
    .replace(/\bthe\b/g, ' ')
    .replace(/\bst\b/g, 'saint')
    .replace(/\s+/g, ' ')
    .trim();
}
