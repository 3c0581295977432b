import { Field, Radio, RadioGroup } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Template } from '#contract/downloads.ts';
import { Window } from '../shell/window.tsx';
import type { Crowd } from './favourites.ts';
import { favourTemplate } from './hub-api.ts';

interface ReplaceProps {
  /** What becomes a favourite. */
  readonly template: Template;
  readonly crowd: Crowd;
  readonly onClose: () => void;
}

/** Asks which favourite makes room for another one (DL-16). */
export function ReplaceFavourite({ template, crowd, onClose }: ReplaceProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { favourites, mayStay } = crowd;
  const oldest = favourites.at(-1);
  const [chosen, setChosen] = useState(oldest?.id ?? '');
  const favour = useMutation({
    mutationFn: () => favourTemplate(template, { favourite: true, ...(chosen !== '' && { instead: chosen }) }),
    onSuccess: onClose,
    onSettled: () => client.invalidateQueries({ queryKey: ['hub', 'templates'] }),
  });
  const about = { name: template.name, count: favourites.length };
  return (
    <Window
      title={t('hub.replace.title')}
      testId="favourite-dialog"
      error={favour.error}
      action={{
        label: t('hub.replace.save'),
        testId: 'favourite-confirm',
        isReady: !favour.isPending,
        run: () => favour.mutate(),
      }}
      onClose={onClose}
    >
      <p className="quiet">{t(mayStay ? 'hub.replace.shown' : 'hub.replace.full', about)}</p>
      <Field label={t('hub.replace.label')}>
        <RadioGroup value={chosen} onChange={(_, { value }) => setChosen(value)}>
          {favourites.map(({ id, name, title }) => (
            <Radio key={id} value={id} label={<Choice name={name} hint={title} />} data-testid={`favourite-${name}`} />
          ))}
          {mayStay && (
            <Radio
              value=""
              label={
                <Choice name={t('hub.replace.none')} hint={t('hub.replace.noneHint', { name: oldest?.name ?? '' })} />
              }
              data-testid="favourite-none"
            />
          )}
        </RadioGroup>
      </Field>
    </Window>
  );
}

function Choice({ name, hint }: { name: string; hint: string }) {
  return (
    <>
      {name}
      <span className="quiet hub-small">{hint}</span>
    </>
  );
}
