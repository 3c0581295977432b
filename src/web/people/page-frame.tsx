import type { ReactNode } from 'react';
import type { Permission } from '#domain/access/permission.ts';
import { usePageTitle } from '../pages/use-page-title.ts';
import { Denied } from './refusal.tsx';
import { useMay } from './use-session.ts';
import '../pages/pages.css';
import './people.css';

interface FrameProps {
  readonly title: string;
  readonly sentence: string;
  readonly tools?: ReactNode;
  readonly testId: string;
  /** What it takes to see the page; whoever may not is told who does. */
  readonly permission: Permission;
  readonly children: ReactNode;
}

/** A page about people: what it is, its tools, its cards. */
export function PageFrame({ title, sentence, tools, testId, permission, children }: FrameProps) {
  const may = useMay();
  usePageTitle(title);
  if (!may(permission)) return <Denied title={title} permission={permission} />;
  return (
    <article className="people-page" data-testid={testId}>
      <header className="page-head">
        <div className="page-words">
          <h1 className="page-title">{title}</h1>
          <p className="page-sentence">{sentence}</p>
        </div>
        {tools && <div className="page-tools no-print">{tools}</div>}
      </header>
      {children}
    </article>
  );
}

interface CardProps {
  readonly id: string;
  readonly title: string;
  readonly children: ReactNode;
}

/** One subject of such a page. */
export function PeopleCard({ id, title, children }: CardProps) {
  return (
    <section className="card people-card" aria-labelledby={`${id}-title`} data-testid={`card-${id}`}>
      <h2 id={`${id}-title`} className="people-card-title">
        {title}
      </h2>
      {children}
    </section>
  );
}
