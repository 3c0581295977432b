import { Button } from '@fluentui/react-components';
import { Handshake20Regular } from '@fluentui/react-icons';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EditionDraft } from '#contract/programme-rules.ts';
import { formatDay } from '#text/format.ts';
import { useMay } from '../people/use-session.ts';
import { CommitWindow } from './commit-window.tsx';
import { LevelCard } from './level-card.tsx';
import type { LevelGroup } from './levels.ts';
import { Panel } from './panel.tsx';
import { offersPlace } from './places.ts';
import type { Commitments, LevelStanding } from './programme-api.ts';
import { personText } from './words.ts';

interface PanelProps {
  readonly group: LevelGroup;
  readonly tenant: string;
  readonly edition: EditionDraft | undefined;
  readonly commitments: Commitments['commitments'];
}

/** A competency with its levels, and the commitment to its performance requirements (ENR-34, ENR-35). */
export function CompetencyPanel({ group, tenant, edition, commitments }: PanelProps) {
  const { t } = useTranslation();
  const { competency, levels } = group;
  const option = edition?.learningOptions.find((one) => one.competency === competency);
  const about = option && t('programme.requirements.option', { levels: levelList(option.levels, t) });
  return (
    <Panel id={`competency-${competency ?? 'any'}`} title={competency ?? t('programme.anyCompetency')} about={about}>
      <div className="level-cards">
        {levels.map((one) => (
          <LevelCard key={one.level} standing={one} tenant={tenant} short>
            <Offered standing={one} tenant={tenant} />
          </LevelCard>
        ))}
      </div>
      {competency !== null && levels.some(asksCommitment) && (
        <Commitment competency={competency} tenant={tenant} edition={edition} commitments={commitments} />
      )}
    </Panel>
  );
}

function asksCommitment({ requirements }: LevelStanding): boolean {
  return requirements.some(({ id }) => id === 'commitment');
}

function levelList(levels: readonly string[], t: (key: string) => string): string {
  return levels.map((one) => t(`programme.level.${one}`)).join(', ');
}

/** A level that is met can be bought. */
function Offered({ standing, tenant }: { standing: LevelStanding; tenant: string }) {
  const { t } = useTranslation();
  const may = useMay();
  if (!standing.eligible || !may('programme.offers')) return null;
  return (
    <Link to={offersPlace} search={{ tenant }} className="link no-print">
      {t('programme.requirements.toOffers')}
    </Link>
  );
}

interface CommitmentProps extends Omit<PanelProps, 'group'> {
  readonly competency: string;
}

function Commitment({ competency, tenant, edition, commitments }: CommitmentProps) {
  const { t, i18n } = useTranslation();
  const may = useMay();
  const [asking, setAsking] = useState(false);
  const guidelines = edition?.texts.guidelines;
  const made = commitments.find((one) => one.competency === competency && one.guidelines === guidelines?.version);
  if (made) {
    const { by, on } = made;
    return (
      <p className="quiet" data-testid={`committed-${competency}`}>
        {t('programme.commitment.made', {
          by: personText(by, t),
          on: formatDay(on, i18n.language),
          version: made.guidelines,
        })}
      </p>
    );
  }
  if (!guidelines || !may('programme.enrol')) return null;
  return (
    <>
      <Button
        className="no-print programme-begin"
        icon={<Handshake20Regular />}
        onClick={() => setAsking(true)}
        data-testid={`commit-${competency}`}
      >
        {t('programme.commitment.begin')}
      </Button>
      {asking && (
        <CommitWindow
          tenant={tenant}
          competency={competency}
          guidelines={guidelines}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}
