/** An industry, its verticals and what its companies call themselves. */
export interface Industry {
  readonly name: string;
  readonly weight: number;
  readonly publicSector: boolean;
  readonly verticals: readonly string[];
  readonly trades: Readonly<Record<'dutch' | 'german' | 'latin' | 'nordic' | 'english' | 'asian', readonly string[]>>;
}

export const industries: readonly Industry[] = [
  {
    name: 'Discrete Manufacturing',
    weight: 16,
    publicSector: false,
    verticals: ['Industrial Equipment', 'Automotive Parts', 'Electronics'],
    trades: trades(
      'Metaalwerken|Machinebouw|Techniek',
      'Maschinenbau|Werkzeuge|Technik',
      'Précision|Meccanica|Industria',
      'Industri|Verkstad',
      'Precision Works|Engineering|Components',
      'Industries|Auto Parts',
    ),
  },
  {
    name: 'Professional Services',
    weight: 18,
    publicSector: false,
    verticals: ['Accounting', 'Legal', 'Consulting', 'Architecture'],
    trades: trades(
      'Advies|Accountants|Notarissen',
      'Beratung|Kanzlei|Planung',
      'Conseil|Consulting|Estudio',
      'Rådgivning|Revision',
      'Advisory|Associates|Partners',
      'Consultants|Advisory',
    ),
  },
  {
    name: 'Retail & Consumer Goods',
    weight: 13,
    publicSector: false,
    verticals: ['Grocery', 'Fashion', 'Home & Garden'],
    trades: trades(
      'Winkels|Tuincentra|Mode',
      'Handel|Märkte',
      'Maison|Moda|Comercio',
      'Handel|Hem',
      'Stores|Outfitters|Trading',
      'Retail|Trading',
    ),
  },
  {
    name: 'Transportation & Logistics',
    weight: 11,
    publicSector: false,
    verticals: ['Freight', 'Warehousing', 'Passenger Transport'],
    trades: trades(
      'Logistiek|Transport|Expeditie',
      'Logistik|Spedition',
      'Transports|Logística',
      'Frakt|Logistik',
      'Freight|Logistics|Haulage',
      'Logistics|Shipping',
    ),
  },
  {
    name: 'Healthcare',
    weight: 10,
    publicSector: true,
    verticals: ['Hospitals', 'Care at Home', 'Pharma'],
    trades: trades(
      'Zorggroep|Klinieken|Thuiszorg',
      'Kliniken|Pflege',
      'Santé|Salute|Salud',
      'Vård|Omsorg',
      'Care Group|Clinics|Health',
      'Hospitals|Healthcare',
    ),
  },
  {
    name: 'Education',
    weight: 8,
    publicSector: true,
    verticals: ['Primary & Secondary', 'Higher Education', 'Vocational'],
    trades: trades(
      'Scholengroep|College|Academie',
      'Schulverbund|Akademie',
      'Académie|Istituto|Colegio',
      'Skolor|Akademi',
      'Schools Trust|College|Academy',
      'Institute|Academy',
    ),
  },
  {
    name: 'Government',
    weight: 6,
    publicSector: true,
    verticals: ['Local Government', 'Public Safety', 'Water & Environment'],
    trades: trades(
      'Gemeentediensten|Waterbeheer|Regiobureau',
      'Stadtdienste|Zweckverband',
      'Métropole|Servicios Regionales',
      'Kommunservice|Regionen',
      'District Services|Regional Board',
      'Municipal Services|Port Board',
    ),
  },
  {
    name: 'Financial Services',
    weight: 8,
    publicSector: false,
    verticals: ['Insurance', 'Banking', 'Asset Management'],
    trades: trades(
      'Verzekeringen|Vermogensbeheer',
      'Versicherungen|Finanz',
      'Assurances|Finanza',
      'Försäkring|Kapital',
      'Insurance|Capital|Mutual',
      'Finance|Capital',
    ),
  },
  {
    name: 'Energy & Resources',
    weight: 5,
    publicSector: false,
    verticals: ['Utilities', 'Renewables'],
    trades: trades(
      'Energie|Windkracht',
      'Energie|Stadtstrom',
      'Énergie|Energía',
      'Energi|Kraft',
      'Energy|Renewables',
      'Power|Solar',
    ),
  },
  {
    name: 'Media & Telecommunications',
    weight: 5,
    publicSector: false,
    verticals: ['Publishing', 'Carriers'],
    trades: trades(
      'Media|Uitgeverij',
      'Verlag|Netze',
      'Éditions|Media',
      'Förlag|Nät',
      'Media|Publishing|Networks',
      'Telecom|Media',
    ),
  },
];

function trades(...lists: [string, string, string, string, string, string]): Industry['trades'] {
  const [dutch, german, latin, nordic, english, asian] = lists;
  return {
    dutch: dutch.split('|'),
    german: german.split('|'),
    latin: latin.split('|'),
    nordic: nordic.split('|'),
    english: english.split('|'),
    asian: asian.split('|'),
  };
}
