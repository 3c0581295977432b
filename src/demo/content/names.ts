import type { Random } from '../random.ts';
import type { Industry } from './industries.ts';
import type { Market } from './markets.ts';

/** Made-up stems: two halves that no language puts together this way. */
const stems: Readonly<Record<Market['language'], readonly [starts: readonly string[], ends: readonly string[]]>> = {
  dutch: halves(
    'Velm|Brenk|Drav|Elsk|Grom|Hulzm|Jork|Klev|Lomm|Moerk|Nijv|Oordr|Plev|Rensk|Strov|Tjalm|Vroed|Wiekr|IJzel|Zwarm',
    'aerde|oven|idijk|estee|uwal|omar|ingen|eveld|akker|iswaard|endaal|umer',
  ),
  german: halves(
    'Brunk|Dress|Eichlv|Falz|Gründv|Holv|Jenk|Krast|Lahnd|Mosr|Nordv|Ostrv|Plauv|Rauk|Schwelm|Traunk|Ulmr|Wendv',
    'eskau|orin|aubach|ethal|itzow|enfurt|ovach|erung|olitz|anhardt|uleck',
  ),
  latin: halves(
    'Avelm|Brusc|Castrev|Delmor|Estriv|Ferrov|Garlor|Lorvel|Montrev|Nervel|Orvel|Pellav|Rivand|Sarvel|Torrav|Valmor|Xalor',
    'anta|ieux|esca|onde|illar|oria|ueil|ezza|ano|enda|imar',
  ),
  nordic: halves(
    'Alvd|Björsk|Dalg|Ekvr|Fjelm|Grönd|Havsn|Isvr|Kvarl|Lindsk|Myrd|Norrsk|Skogv|Stenv|Tallv|Vassl',
    'aberga|elund|anäset|iholt|uviken|eåsen|avstad|imora|efors|ohult',
  ),
  english: halves(
    'Ashv|Brackl|Caldr|Dunm|Eldw|Fennw|Grask|Hawsk|Iselm|Kestw|Larv|Marlv|Norv|Oakv|Pendr|Quilm|Rookv|Silvm|Thorv|Wrenk',
    'enmoor|erick|owick|ahaven|estoke|ileigh|ecombe|afield|ermere|ogate|elholm',
  ),
  asian: halves(
    'Akarv|Bhavr|Chanv|Devrik|Hoshir|Indrov|Kairum|Lakmir|Mitrov|Nagarv|Pravel|Quanr|Ravolk|Shivem|Takarv|Umarel|Vikrel|Yamanor|Zafrel',
    'ana|eshi|iko|anti|oda|umi|endra|aya|ista|omi',
  ),
};

const firstNames =
  'Anouk|Bram|Cato|Daan|Elif|Femke|Guus|Hanna|Ivo|Jarno|Keza|Lotte|Milan|Nora|Olaf|Priya|Quinten|Rosa|Sem|Tess|Umut|Vera|Wout|Xenia|Yara|Zoë|Arvid|Birgit|Colm|Dafne|Emre|Freya'.split(
    '|',
  );

/** The made-up stem of a company name: also its domain. */
export function companyStem(random: Random, market: Market): string {
  const [starts, ends] = stems[market.language];
  return random.pick(starts) + random.pick(ends);
}

export function companyName(random: Random, stem: string, of: { market: Market; industry: Industry }): string {
  const trade = random.pick(of.industry.trades[of.market.language]);
  return of.industry.publicSector ? `${stem} ${trade}` : `${stem} ${trade} ${random.pick(of.market.forms)}`;
}

export interface Person {
  readonly first: string;
  readonly last: string;
}

/** A person who does not exist: the surname is a made-up stem. */
export function personName(random: Random): Person {
  const [starts, ends] = random.pick(Object.values(stems));
  return { first: random.pick(firstNames), last: random.pick(starts) + random.pick(ends) };
}

/** Lower case without accents and spaces, for addresses. */
export function slug(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/[^A-Za-z0-9]/g, '')
    .toLowerCase();
}

function halves(starts: string, ends: string): [string[], string[]] {
  return [starts.split('|'), ends.split('|')];
}
