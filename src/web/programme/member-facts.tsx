import type { ReactNode } from 'react';

interface Fact {
  readonly name: string;
  readonly value: ReactNode;
  readonly testId?: string;
}

/** Names and what stands for them, one under the other. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className="member-facts">
      {facts.map(({ name, value, testId }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd data-testid={testId}>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
