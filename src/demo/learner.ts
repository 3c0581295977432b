import { addDays, type Day } from '#base/day.ts';
import { personName, slug } from './content/names.ts';
import { type Location, locations } from './content/partner.ts';
import { createChoice, createRandom, type Random } from './random.ts';
import { monthOf, type World } from './world.ts';

/** Somebody who works for the partner and learns. */
export interface Learner {
  readonly userId: string;
  readonly first: string;
  readonly last: string;
  readonly mcpId: string;
  readonly corpEmail: string;
  readonly email: string;
  readonly location: Location;
  /** Days of the data before the learner begins. */
  readonly joins: number;
  /** How eager: 1 is the average. */
  readonly pace: number;
}

const pickLocation = createChoice(locations, (location) => location.weight);

/** The learner with this number, the same in every dataset. */
export function createLearner(world: World, number: number): Learner {
  const random = createRandom(world.seed, number, 'learner');
  const { first, last } = personName(random);
  const address = `${slug(first)}.${slug(last)}${number}`;
  return {
    userId: random.guid(),
    first,
    last,
    mcpId: String(1_000_000 + number * 13),
    corpEmail: `${address}@meridaan.example`,
    email: random.chance(0.6) ? `${address}@mail.example` : '',
    location: pickLocation(random),
    joins: Math.round(daysOf(world) * random.fraction() * 0.9),
    pace: random.skewed(0.7),
  };
}

/** A day on which the learner may have finished something; never after the data end. */
export function learningDay(world: World, learner: Learner, random: Random): Day {
  const days = daysOf(world) - 1;
  return addDays(`${monthOf(world, 0)}-01`, random.int(Math.min(learner.joins, days), days));
}

/** Days the data cover, in whole months of at least 30 days so that every one lies inside. */
function daysOf(world: World): number {
  return world.months.length * 30;
}
