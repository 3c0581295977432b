/** The partner global account the demo data belong to. */
export const demoTenant = '4567890';
export const demoCompany = 'Meridaan Cloud Group';

/** A location account of the partner. */
export interface Location {
  readonly mpnId: string;
  readonly name: string;
  readonly place: string;
  readonly city: string;
  readonly country: string;
  /** Codes of the markets it serves first. */
  readonly serves: readonly string[];
  /** Share of what no location serves first. */
  readonly weight: number;
}

export const locations: readonly Location[] = [
  location('4571013', 'Meridaan Cloud Utrecht', 'Netherlands - Utrecht', 'NL', 18),
  location('4571027', 'Meridaan Cloud Eindhoven', 'Netherlands - Eindhoven', 'NL', 9),
  location('4571104', 'Meridaan Cloud België', 'Belgium - Ghent', 'BE', 8),
  location('4571238', 'Meridaan Cloud Deutschland', 'Germany - Cologne', 'DE|AT|CH|PL', 12),
  location('4572056', 'Meridaan Cloud UK', 'United Kingdom - Leeds', 'GB|IE|ZA', 10),
  location('4572199', 'Meridaan Cloud France', 'France - Lyon', 'FR|ES|IT|PT', 8),
  location('4573310', 'Meridaan Cloud Norden', 'Sweden - Malmö', 'SE|DK|NO|FI', 6),
  location('4574002', 'Meridaan Cloud Americas', 'United States - Columbus', 'US|CA|BR|MX', 10),
  location('4575581', 'Meridaan Cloud India', 'India - Pune', 'IN|AE|TR', 5),
  location('4576644', 'Meridaan Cloud Pacific', 'Australia - Perth', 'AU|SG|JP', 5),
];

function location(mpnId: string, name: string, place: string, serves: string, weight: number): Location {
  const [country = '', city = ''] = place.split(' - ');
  return { mpnId, name, place, country, city, weight, serves: serves.split('|') };
}
