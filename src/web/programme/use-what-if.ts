import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { writeSearch } from '../filters/search.ts';
import { useSettled } from '../shell/use-settled.ts';
import { useSearch } from '../shell/use-tenant.ts';
import { type WhatIf, whatIfOf, whatIfSearch } from './what-if.ts';

/** What is wished: at once on screen, in the address and asked for when the reader has stopped moving it. */
export function useWhatIf(today: string) {
  const search = useSearch();
  const navigate = useNavigate();
  const address = writeSearch(whatIfSearch(whatIfOf(search, today), today));
  const [what, setWhat] = useState<WhatIf>(() => whatIfOf(search, today));
  const [written, setWritten] = useState(address);
  const settled = useSettled(what);
  if (address !== written) {
    // Somebody followed a link or went back: the address leads.
    setWritten(address);
    setWhat(whatIfOf(search, today));
  }
  useEffect(() => {
    const next = whatIfSearch(settled, today);
    if (writeSearch(next) === writeSearch(whatIfSearch(whatIfOf(search, today), today))) return;
    setWritten(writeSearch(next));
    void navigate({ to: '.', search: { tenant: search.tenant, ...next }, replace: true, resetScroll: false });
  }, [settled]);
  return { what, settled, change: (part: Partial<WhatIf>) => setWhat((before) => ({ ...before, ...part })) };
}
