import type { z } from 'zod';
import type { trainerList } from '#contract/programme-rules.ts';
import { type LinkedMember, linkedMembers } from '#state/learning-links.ts';
import { defaultSettings, type KeptSettings, settingsOf } from '#state/tenant-settings.ts';
import type { ProgrammeDesk } from './desk.ts';
import { confirmedOn, readShelf } from './facts.ts';
import { linkedLearning } from './learning.ts';

export type TrainerList = z.output<typeof trainerList>;

export interface TrainerDesk {
  /**
   * Who counts as a trainer today, linked or confirmed, and whom the operator confirmed before. Linked ones by name for
   * those who see persons, where the company hides none of its learners. @throws Fault as `ProgrammeDesk.tenantOf`
   */
  list(given: string | undefined): Promise<TrainerList>;
}

export function createTrainers(desk: ProgrammeDesk): TrainerDesk {
  return {
    async list(given) {
      const tenant = await desk.tenantOf('programme.read', given);
      const day = desk.today();
      const { edition } = await desk.rulesOn(day);
      const [learning, { trainers }] = await Promise.all([
        linkedLearning(desk, tenant, { day, edition }),
        readShelf(desk.records.of(tenant).programme),
      ]);
      const counting = new Set(confirmedOn(day, trainers, learning).map(({ id }) => id));
      const names = await namesIn(desk, tenant);
      const linked = learning.trainers.map(({ account, references, until }, i) => {
        const known = names?.get(account);
        const shown =
          known === undefined ? { name: '', reference: '' } : { name: known, reference: references[0] ?? '' };
        return { id: `linked-${i + 1}`, ...shown, until, source: 'linked' as const, counts: true };
      });
      const confirmed = trainers.map(({ id, content: { name, reference, until } }) => {
        return { id, name, reference, until, source: 'confirmed' as const, counts: counting.has(id) };
      });
      return { tenant, trainers: [...linked, ...confirmed] };
    },
  };
}

/** Undefined where who asks may not see persons, or the company calls its learners by pseudonyms. */
async function namesIn(
  { may, records }: ProgrammeDesk,
  tenant: string,
): Promise<ReadonlyMap<string, string> | undefined> {
  // the roles that see who has linked see who trains.
  if (!may('learning.counts', tenant)) return undefined;
  const settings = await records.house.read<KeptSettings>(defaultSettings, (tables) => settingsOf(tables, tenant));
  if (settings.learnerNames === 'pseudonyms') return undefined;
  const members = await records.house.read<readonly LinkedMember[]>([], (tables) => linkedMembers(tables, tenant));
  return new Map(members.map(({ account, name }) => [account, name]));
}
