import { type Industry, industries } from './content/industries.ts';
import { type Market, markets } from './content/markets.ts';
import { companyName, companyStem, slug } from './content/names.ts';
import { type Location, locations } from './content/partner.ts';
import { createChoice, createRandom, type Random } from './random.ts';
import { type Reseller, resellerOf } from './reseller.ts';
import { spelled } from './spelling.ts';
import type { World } from './world.ts';

/** What is written about a customer in each of its rows; it may change once. */
export interface CustomerFacts {
  readonly name: string;
  readonly segment: string;
  readonly topSegment: string;
  readonly market: string;
  readonly industry: string;
  readonly vertical: string;
  readonly eou: string;
}

export interface Tenant {
  readonly id: string;
  readonly name: string;
  readonly country: string;
  readonly domain: string;
}

/** Everything about a customer but its subscriptions. */
export interface CustomerCore {
  readonly index: number;
  /** Empty for some: the tenant is the customer then, and there is only one. */
  readonly tpid: string;
  readonly duns: string;
  readonly market: Market;
  readonly industry: Industry;
  readonly large: boolean;
  readonly employees: number;
  /** Bought but never began to use anything. */
  readonly dormant: boolean;
  readonly tenants: readonly Tenant[];
  readonly city: string;
  readonly location: Location;
  readonly channel: string;
  readonly reseller: Reseller | undefined;
  readonly factsAt: (month: number) => CustomerFacts;
  /** Its own stream for a dataset, so that no dataset changes another. */
  readonly random: (dataset: string) => Random;
}

const masked = '*****';
const pickMarket = createChoice(markets, (market) => market.weight);
const pickIndustry = createChoice(industries, (industry) => industry.weight);
const pickChannel = createChoice(
  [
    { name: 'CSP', weight: 40 },
    { name: 'CSP indirect', weight: 24 },
    { name: 'EA', weight: 12 },
    { name: 'Direct', weight: 8 },
    { name: 'Advisor', weight: 6 },
    { name: 'Open', weight: 4 },
    { name: 'Others', weight: 2 },
    { name: '', weight: 1 },
  ],
  (channel) => channel.weight,
);
const pickLocation = createChoice(locations, (location) => location.weight);

/** The customer with this number, always the same one for a seed. */
export function createCore(world: World, index: number): CustomerCore {
  const random = createRandom(world.seed, index, 'customer');
  const market = pickMarket(random);
  const industry = pickIndustry(random);
  const large = random.chance(industry.publicSector ? 0.3 : 0.09);
  const employees = Math.round(large ? 600 * random.skewed(0.9) : 28 * random.skewed(1.1)) + 2;
  const stem = companyStem(random, market);
  const named = { name: companyName(random, stem, { market, industry }), market, industry, large };
  const channel = pickChannel(random).name;
  const tpid = random.chance(0.04) ? '' : String(600_000 + index * 7 + random.int(0, 6));
  return {
    index,
    tpid,
    duns: random.chance(0.08) ? '' : String(random.int(100_000_000, 999_999_999)),
    market,
    industry,
    large,
    employees,
    dormant: random.chance(0.09),
    tenants: createTenants(random, { stem, market, two: tpid !== '' && random.chance(large ? 0.3 : 0.06) }),
    city: random.pick(market.cities),
    location: homeLocation(random, market),
    channel,
    reseller: channel === 'CSP indirect' ? resellerOf(world, market, random) : undefined,
    factsAt: createFacts(random, world, named),
    random: (dataset) => createRandom(world.seed, index, dataset),
  };
}

function createTenants(random: Random, of: { stem: string; market: Market; two: boolean }): Tenant[] {
  const domain = slug(of.stem) + random.hex(3);
  const first = { id: random.guid(), name: of.stem, country: of.market.name, domain: `${domain}.example` };
  if (!of.two) return [first];
  const abroad = pickMarket(random);
  const name = `${of.stem} ${abroad.code}`;
  return [
    first,
    { id: random.guid(), name, country: abroad.name, domain: `${domain}-${abroad.code.toLowerCase()}.example` },
  ];
}

function homeLocation(random: Random, market: Market): Location {
  const near = locations.filter((location) => location.serves.includes(market.code));
  return near.length > 0 && random.chance(0.85) ? random.pick(near) : pickLocation(random);
}

/** Most customers never change; some are masked, then named, or move to another segment. */
function createFacts(
  random: Random,
  world: World,
  of: { name: string; market: Market; industry: Industry; large: boolean },
): (month: number) => CustomerFacts {
  const facts = {
    name: of.name,
    ...segmentOf(of.large, of.industry),
    market: spelled(random, of.market.name),
    industry: of.industry.name,
    vertical: random.chance(0.05) ? '' : random.pick(of.industry.verticals),
    eou: random.chance(0.03) ? '' : random.pick(of.market.areas),
  };
  const kind = random.fraction();
  if (kind < 0.03) return always({ ...facts, name: masked });
  if (kind > 0.08) return always(facts);
  const earlier = kind < 0.06 ? { ...facts, name: masked } : { ...facts, ...segmentOf(!of.large, of.industry) };
  const changes = random.int(1, world.last);
  return (month) => (month < changes ? earlier : facts);
}

function always(facts: CustomerFacts): () => CustomerFacts {
  return () => facts;
}

function segmentOf(large: boolean, { publicSector }: Industry): Pick<CustomerFacts, 'segment' | 'topSegment'> {
  const side = publicSector ? 'Public Sector' : 'Commercial';
  if (large) return { segment: `Major ${side}`, topSegment: 'Enterprise' };
  return { segment: `Small, Medium & Corporate ${side}`, topSegment: 'SMC' };
}
