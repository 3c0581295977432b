import { useMemo } from 'react';
import { useThemeName } from '#web/theme/theme.tsx';
import { type Look, lookOf } from './look.ts';

/** The look of the theme on screen. */
export function useLook(): Look {
  const name = useThemeName();
  return useMemo(() => lookOf(name), [name]);
}
