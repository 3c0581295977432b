import type { ReactNode } from 'react';
import { Brand } from '../shell/brand.tsx';
import { LanguageChoice, ThemeChoice } from '../shell/look-choice.tsx';
import '../pages/pages.css';
import './people.css';

/** The frame of the pages on the way in: one card, and how to read it. */
export function Entrance({ children }: { children: ReactNode }) {
  return (
    <div className="entrance">
      <header className="entrance-bar">
        <Brand />
        <div className="top-bar-tools">
          <LanguageChoice />
          <ThemeChoice />
        </div>
      </header>
      <main id="content" className="entrance-main" tabIndex={-1}>
        {children}
      </main>
    </div>
  );
}

interface CardProps {
  readonly title: string;
  readonly testId: string;
  readonly children: ReactNode;
}

/** The card of a page on the way in. */
export function EntranceCard({ title, testId, children }: CardProps) {
  return (
    <section className="card entrance-card" aria-labelledby="entrance-title" data-testid={testId}>
      <h1 id="entrance-title" className="entrance-title">
        {title}
      </h1>
      {children}
    </section>
  );
}
