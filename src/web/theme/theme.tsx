import { FluentProvider } from '@fluentui/react-components';
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { ThemeName } from '#chart/palette.ts';
import { darkTheme, lightTheme } from './fluent.ts';

/** What the reader chose; `system` follows the device. */
export const themes = ['system', 'light', 'dark'] as const;
export type ThemeChoice = (typeof themes)[number];

interface ThemeState {
  readonly name: ThemeName;
  readonly choice: ThemeChoice;
  readonly choose: (choice: ThemeChoice) => void;
}

const storageKey = 'partnerscope.theme';
const ThemeContext = createContext<ThemeState>({ name: 'light', choice: 'system', choose: () => {} });

/** The look on screen, for everything that draws with colours of its own. */
export function useThemeName(): ThemeName {
  return useContext(ThemeContext).name;
}

export function useThemeChoice(): ThemeState {
  return useContext(ThemeContext);
}

/** Follows the device until the reader chooses; the choice stays on this device. */
export function ThemeProvider({ children }: { children: ReactNode }) {
  const [choice, setChoice] = useState<ThemeChoice>(readChoice);
  const system = useSyncExternalStore(watchSystem, systemTheme);
  const name = choice === 'system' ? system : choice;
  useEffect(() => {
    document.documentElement.dataset.theme = name;
    document.documentElement.style.colorScheme = name;
  }, [name]);
  const state = useMemo(() => ({ name, choice, choose: (next: ThemeChoice) => setChoice(keep(next)) }), [name, choice]);
  return (
    <ThemeContext value={state}>
      <FluentProvider theme={name === 'dark' ? darkTheme : lightTheme}>{children}</FluentProvider>
    </ThemeContext>
  );
}

const darkDevice = matchMedia('(prefers-color-scheme: dark)');

function watchSystem(changed: () => void): () => void {
  darkDevice.addEventListener('change', changed);
  return () => darkDevice.removeEventListener('change', changed);
}

function systemTheme(): ThemeName {
  return darkDevice.matches ? 'dark' : 'light';
}

function readChoice(): ThemeChoice {
  const kept = localStorage.getItem(storageKey);
  return kept === 'light' || kept === 'dark' ? kept : 'system';
}

function keep(choice: ThemeChoice): ThemeChoice {
  localStorage.setItem(storageKey, choice);
  return choice;
}
