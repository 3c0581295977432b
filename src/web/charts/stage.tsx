import { type KeyboardEvent, type ReactNode, useState } from 'react';
import { useWords } from './words.ts';

interface StageProps {
  /** The chart in one sentence, for those who cannot see it. */
  readonly label: string;
  /** Points that the arrow keys move through. */
  readonly count: number;
  readonly say: (index: number) => string;
  /** Shows the point as hovering would; undefined when the reader leaves. */
  readonly onPoint: (index: number | undefined) => void;
  readonly onChoose?: (index: number) => void;
  /** `n` writes a note on the point. */
  readonly onNote?: (index: number) => void;
  readonly children: ReactNode;
}

/** A chart the keyboard can enter: arrows move through its points and announce them, Enter chooses, Esc leaves. */
export function Stage({ label, count, say, onPoint, onChoose, onNote, children }: StageProps) {
  const { t } = useWords();
  const [at, setAt] = useState<number>();
  const go = (index: number | undefined) => {
    setAt(index);
    onPoint(index);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key === 'Escape') {
      go(undefined);
      event.currentTarget.blur();
      return;
    }
    if (event.key === 'Enter' && at !== undefined && onChoose) {
      // The key is not a press of whatever has the focus next.
      event.preventDefault();
      onChoose(at);
    }
    if (event.key.toLowerCase() === 'n' && at !== undefined && onNote) {
      // The key is not the first letter of the note.
      event.preventDefault();
      onNote(at);
    }
    const next = stepOf(event.key, at, count);
    if (next === undefined) return;
    event.preventDefault();
    go(next);
  };
  return (
    <div
      className="chart-stage"
      role="application"
      aria-roledescription={t('chart.role')}
      aria-label={`${label} ${t('chart.keys')}${onNote ? ` ${t('annotation.key')}` : ''}`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
      tabIndex={0}
      onKeyDown={onKeyDown}
      onBlur={() => go(undefined)}
    >
      {children}
      <div className="visually-hidden" aria-live="polite">
        {at !== undefined && at < count ? say(at) : ''}
      </div>
    </div>
  );
}

/** The point a key leads to; undefined for keys that mean nothing here. */
export function stepOf(key: string, at: number | undefined, count: number): number | undefined {
  if (count === 0) return undefined;
  switch (key) {
    case 'ArrowRight':
    case 'ArrowDown':
      return at === undefined ? 0 : Math.min(at + 1, count - 1);
    case 'ArrowLeft':
    case 'ArrowUp':
      return at === undefined ? count - 1 : Math.max(at - 1, 0);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}
