/** A country customers are in. */
export interface Market {
  readonly name: string;
  readonly code: string;
  /** Share of the customers, in parts of the total of all weights. */
  readonly weight: number;
  /** How much of the arrivals come late in the period: 1 is even, 2 strongly growing, below 1 shrinking. */
  readonly growth: number;
  readonly language: 'dutch' | 'german' | 'latin' | 'nordic' | 'english' | 'asian';
  readonly forms: readonly string[];
  /** Sales areas (EOU). */
  readonly areas: readonly string[];
  readonly cities: readonly string[];
}

export const markets: readonly Market[] = [
  market(
    'Netherlands',
    'NL',
    24,
    1.1,
    'dutch',
    'B.V.|N.V.|B.V.',
    'NLD - Randstad|NLD - Zuid|NLD - Noord',
    'Utrecht|Breda|Zwolle',
  ),
  market('Belgium', 'BE', 9, 1.2, 'dutch', 'BV|NV', 'BEL - Flanders|BEL - Wallonia', 'Ghent|Leuven|Namur'),
  market(
    'Germany',
    'DE',
    14,
    1.3,
    'german',
    'GmbH|AG|GmbH & Co. KG',
    'DEU - West|DEU - South|DEU - East',
    'Cologne|Stuttgart|Leipzig',
  ),
  market('United Kingdom', 'GB', 11, 0.9, 'english', 'Ltd|plc', 'GBR - North|GBR - South', 'Leeds|Bristol|Cardiff'),
  market(
    'United States',
    'US',
    12,
    1.2,
    'english',
    'Inc.|LLC|Corp.',
    'USA - Northeast|USA - Midwest|USA - West',
    'Columbus|Denver|Albany',
  ),
  market('France', 'FR', 7, 1.0, 'latin', 'SAS|SA', 'FRA - Nord|FRA - Sud-Est', 'Lyon|Lille|Nantes'),
  market('Sweden', 'SE', 4, 1.3, 'nordic', 'AB', 'SWE - Skåne|SWE - Mälardalen', 'Malmö|Uppsala'),
  market('Denmark', 'DK', 2, 1.1, 'nordic', 'A/S|ApS', 'DNK - Jylland', 'Aarhus|Odense'),
  market('Norway', 'NO', 1.5, 1.0, 'nordic', 'AS', 'NOR - Vest', 'Bergen'),
  market('Finland', 'FI', 1, 1.0, 'nordic', 'Oy', 'FIN - Etelä', 'Turku'),
  market('Spain', 'ES', 3, 1.6, 'latin', 'S.L.|S.A.', 'ESP - Levante|ESP - Norte', 'Valencia|Bilbao'),
  market('Italy', 'IT', 2.5, 1.2, 'latin', 'S.r.l.|S.p.A.', 'ITA - Nord', 'Turin|Bologna'),
  market('Portugal', 'PT', 1, 1.4, 'latin', 'Lda', 'PRT - Norte', 'Porto'),
  market('Poland', 'PL', 3, 2.0, 'german', 'Sp. z o.o.', 'POL - Małopolska|POL - Śląsk', 'Kraków|Gdańsk'),
  market('Austria', 'AT', 1.5, 1.0, 'german', 'GmbH', 'AUT - West', 'Graz|Linz'),
  market('Switzerland', 'CH', 1.5, 1.0, 'german', 'AG|GmbH', 'CHE - Mittelland', 'Bern|Basel'),
  market('Ireland', 'IE', 1, 1.2, 'english', 'Ltd', 'IRL - Leinster', 'Cork'),
  market('Türkiye', 'TR', 1, 1.7, 'asian', 'A.Ş.', 'TUR - Ege', 'Izmir'),
  market('India', 'IN', 5, 2.2, 'asian', 'Pvt Ltd', 'IND - Maharashtra|IND - Karnataka', 'Pune|Mysuru'),
  market('Japan', 'JP', 1.5, 0.9, 'asian', 'K.K.', 'JPN - Kansai', 'Kobe'),
  market('Singapore', 'SG', 1, 1.6, 'asian', 'Pte Ltd', 'SGP - Central', 'Singapore'),
  market('Australia', 'AU', 3.5, 1.3, 'english', 'Pty Ltd', 'AUS - West|AUS - Victoria', 'Perth|Geelong'),
  market('Canada', 'CA', 2, 1.1, 'english', 'Inc.', 'CAN - Ontario|CAN - Prairies', 'Hamilton|Regina'),
  market('Brazil', 'BR', 1.5, 1.8, 'latin', 'Ltda', 'BRA - Sul', 'Curitiba'),
  market('Mexico', 'MX', 1, 1.6, 'latin', 'S.A. de C.V.', 'MEX - Bajío', 'Querétaro'),
  market('South Africa', 'ZA', 1, 1.2, 'english', '(Pty) Ltd', 'ZAF - Western Cape', 'Durban'),
  market('United Arab Emirates', 'AE', 0.8, 1.9, 'asian', 'FZ-LLC', 'ARE - Dubai', 'Sharjah'),
];

function market(
  name: string,
  code: string,
  weight: number,
  growth: number,
  language: Market['language'],
  ...lists: [forms: string, areas: string, cities: string]
): Market {
  const [forms, areas, cities] = lists;
  return {
    name,
    code,
    weight,
    growth,
    language,
    forms: forms.split('|'),
    areas: areas.split('|'),
    cities: cities.split('|'),
  };
}
