import { addDays } from '#base/day.ts';
import { msLearn } from '#catalog/datasets/ms-learn.ts';
import { demoTenant } from '../content/partner.ts';
import { trainings } from '../content/trainings.ts';
import { createLearner, type Learner, learningDay } from '../learner.ts';
import { createChoice, createRandom, type Random } from '../random.ts';
import { partnerTable } from '../table.ts';
import type { World } from '../world.ts';

export const msLearnTable = partnerTable({ dataset: msLearn }, (world, emit) => {
  for (let number = 0; number < world.plan.learners; number++) {
    const random = createRandom(world.seed, number, 'MSLearn');
    const learner = createLearner(world, number);
    for (const { training, day } of completionsOf(world, learner, random)) {
      emit({
        ...learnerCells(learner),
        TrainingName: training.name,
        TrainingType: training.type,
        Products: joined(random, training.products),
        Roles: joined(random, training.roles),
        CompletionDate: day,
      });
    }
  }
});

const pickTraining = createChoice(trainings, (training) => training.weight);

/** Some finish only learning paths, and now and then one finishes a training again. */
function completionsOf(world: World, learner: Learner, random: Random) {
  const count = Math.max(1, Math.round(9 * learner.pace));
  const pathsOnly = random.chance(0.05);
  return Array.from({ length: count }, () => ({
    training: pickTraining(random),
    day: learningDay(world, learner, random),
  }))
    .filter(({ training }) => !pathsOnly || training.type === 'Learning path')
    .flatMap((completion) => {
      const again = addDays(completion.day, 20);
      return random.chance(0.03) && again <= world.lastDay ? [completion, { ...completion, day: again }] : [completion];
    });
}

function learnerCells({ userId, first, last, location }: Learner) {
  return {
    PGAMpnId: demoTenant,
    UserName: `${first} ${last}`,
    UserId: userId,
    MPNId: location.mpnId,
    PartnerName: location.name,
    Country: location.country,
    CustomerMarket: location.country,
  };
}

/** Lists in one cell come with different separators. */
function joined(random: Random, values: readonly string[]): string {
  return values.join(random.pick([', ', ',', ';', '; ', '|']));
}
