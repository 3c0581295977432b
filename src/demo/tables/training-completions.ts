import type { Day } from '#base/day.ts';
import { trainingCompletions } from '#catalog/datasets/training-completions.ts';
import { demoTenant } from '../content/partner.ts';
import { certifications } from '../content/trainings.ts';
import { createLearner, type Learner, learningDay } from '../learner.ts';
import { createRandom, type Random } from '../random.ts';
import { partnerTable } from '../table.ts';
import type { World } from '../world.ts';

export const trainingCompletionsTable = partnerTable(
  { dataset: trainingCompletions, extension: 'csv' },
  (world, emit) => {
    for (let number = 0; number < world.plan.learners; number += 2) {
      const random = createRandom(world.seed, number, 'TrainingCompletions');
      const learner = createLearner(world, number);
      for (const training of completionsOf(world, learner, random)) {
        emit({
          ...learnerCells(learner),
          TrainingActivityId: training.id,
          TrainingTitle: training.title,
          TrainingType: training.type,
          TrainingCompletionDate: training.day,
          Month: `${training.day.slice(0, 7)}-01`,
          ExpirationDate: training.expires,
          ActivationStatus: training.status,
          IcMCP: training.type === 'Certification' ? 1 : 0,
        });
      }
    }
  },
);

/** An exam makes a certification the same day; assessments and courses stand alone. */
function completionsOf(world: World, learner: Learner, random: Random) {
  const chosen = new Set(
    Array.from({ length: Math.max(1, Math.round(1.6 * learner.pace)) }, () => random.pick(certifications)),
  );
  return [...chosen].flatMap((certification) => {
    const day = learningDay(world, learner, random);
    const { id, title } = certification;
    if (random.chance(0.3)) {
      const type = random.pick(['Assessment', 'Compliance Assessment', 'Course', 'Track']);
      return [
        { id: `${type.charAt(0)}${id}`, title: `${title}: ${type.toLowerCase()}`, type, day, expires: '', status: '' },
      ];
    }
    const expires = certification.years === 0 ? '' : nextYear(day);
    const status = expires !== '' && expires <= world.lastDay ? 'Expired' : 'Active';
    return [
      { id, title: `Exam ${id}`, type: 'Exam', day, expires: '', status: '' },
      { id: `C${id}`, title, type: 'Certification', day, expires, status },
    ];
  });
}

function nextYear(day: Day): Day {
  return `${Number(day.slice(0, 4)) + 1}${day.slice(4).replace('-02-29', '-02-28')}`;
}

function learnerCells(learner: Learner) {
  return {
    PGAMpnId: demoTenant,
    IndividualFirstName: learner.first,
    IndividualLastName: learner.last,
    Email: learner.email,
    CorpEmail: learner.corpEmail,
    MCPID: learner.mcpId,
    AADUserId: learner.userId,
    MPNId: learner.location.mpnId,
    PartnerName: learner.location.name,
    PartnerCityLocation: learner.location.city,
    PartnerCountryLocation: learner.location.country,
  };
}
