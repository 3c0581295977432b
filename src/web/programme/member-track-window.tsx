import { Radio, RadioGroup } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSaid } from '../people/use-said.tsx';
import { Window } from '../shell/window.tsx';
import { chooseTrack, type Membership, type Track } from './member-api.ts';
import { refreshProgramme } from './programme-api.ts';

const tracks: readonly Track[] = ['services', 'training'];

interface WindowProps {
  readonly membership: Membership;
  readonly tenant: string;
  readonly onClose: () => void;
}

/** Services or training, which stays until the next purchase (MAP-10, L-8). */
export function TrackWindow({ membership, tenant, onClose }: WindowProps) {
  const { t } = useTranslation();
  const say = useSaid();
  const client = useQueryClient();
  const [track, setTrack] = useState<Track>();
  const run = useMutation({
    mutationFn: (chosen: Track) => chooseTrack(tenant, membership.id, chosen),
    onSuccess: async (_, chosen) => {
      await refreshProgramme(client);
      onClose();
      say(t('membership.track.said', { track: t(`membership.track.${chosen}`) }));
    },
  });
  return (
    <Window
      title={t('membership.track.choose')}
      testId="track"
      error={run.error}
      isAlert
      action={{
        label: t('membership.track.confirm'),
        testId: 'track-confirm',
        isReady: track !== undefined && !run.isPending,
        run: () => track && run.mutate(track),
      }}
      onClose={onClose}
    >
      <p>{t('membership.track.warning')}</p>
      <RadioGroup
        value={track ?? ''}
        onChange={(_, { value }) => setTrack(tracks.find((one) => one === value))}
        aria-label={t('membership.track.choose')}
      >
        {tracks.map((one) => (
          <Radio key={one} value={one} label={t(`membership.track.about-${one}`)} data-testid={`track-${one}`} />
        ))}
      </RadioGroup>
    </Window>
  );
}
