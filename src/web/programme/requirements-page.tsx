import { Field, Select } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { oneOf } from '../filters/search.ts';
import { useChangeSearch, useSearch } from '../shell/use-tenant.ts';
import { CompetencyPanel } from './competency-panel.tsx';
import { currentEdition } from './current-edition.ts';
import { competenciesOf, groupLevels } from './levels.ts';
import { Answered, Panel } from './panel.tsx';
import { commitmentsQuery, editionsQuery, type ProgrammeStatus, statusQuery } from './programme-api.ts';
import { ProgrammePage } from './programme-page.tsx';
import { Outside } from './resource-panel.tsx';
import { TrainerPanel } from './trainer-panel.tsx';

/** What every competency and level asks for, done and not done (ENR-32, ENR-33). */
export function RequirementsPage() {
  return (
    <ProgrammePage name="requirements" permission="programme.read">
      {(tenant) => <Requirements tenant={tenant} />}
    </ProgrammePage>
  );
}

function Requirements({ tenant }: { tenant: string }) {
  const status = useQuery(statusQuery(tenant));
  return <Answered query={status}>{(data) => <Levels status={data} tenant={tenant} />}</Answered>;
}

function Levels({ status, tenant }: { status: ProgrammeStatus; tenant: string }) {
  const { t, i18n } = useTranslation();
  const chosen = oneOf(useSearch().competency);
  const editions = useQuery(editionsQuery);
  const commitments = useQuery(commitmentsQuery(tenant));
  const edition = currentEdition(editions.data);
  const groups = groupLevels(status.levels, i18n.language).filter(
    ({ competency }) => chosen === undefined || competency === null || competency === chosen,
  );
  return (
    <>
      <CompetencyChoice competencies={competenciesOf(status.levels)} chosen={chosen} />
      {edition?.texts.guidelines.link && (
        <ul className="plain-list programme-links">
          <Outside href={edition.texts.guidelines.link} title={t('programme.resources.guidelines')} />
        </ul>
      )}
      {groups.length === 0 && (
        <Panel id="no-levels" title={t('programme.requirements.noneTitle')}>
          <p className="programme-nothing">{t('programme.requirements.none')}</p>
        </Panel>
      )}
      <div className="programme-column">
        {groups.map((group) => (
          <CompetencyPanel
            key={group.competency ?? ''}
            group={group}
            tenant={tenant}
            edition={edition}
            commitments={commitments.data?.commitments ?? []}
          />
        ))}
      </div>
      <TrainerPanel tenant={tenant} />
    </>
  );
}

function CompetencyChoice({ competencies, chosen }: { competencies: readonly string[]; chosen: string | undefined }) {
  const { t } = useTranslation();
  const search = useSearch();
  const change = useChangeSearch();
  if (competencies.length < 2) return null;
  return (
    <Field label={t('programme.competency')} className="programme-choice no-print">
      <Select
        value={chosen ?? ''}
        onChange={(_, { value }) => change({ ...search, competency: value === '' ? undefined : value })}
        data-testid="requirements-competency"
      >
        <option value="">{t('programme.allCompetencies')}</option>
        {competencies.map((one) => (
          <option key={one} value={one}>
            {one}
          </option>
        ))}
      </Select>
    </Field>
  );
}
