import type { z } from 'zod';
import type { App } from '#app/app.ts';
import { type ProgrammeStatus, programmeStatus } from '#contract/programme.ts';
import { type RequirementsImported, requirementsImport, requirementsImported } from '#contract/programme-rules.ts';
import type { Ask } from './remote-house-desk.ts';

/** What the command line does for the operator of the programme. */
export interface ProgrammeDesk {
  /** @throws Fault `not-found` for an unknown partner, or when no edition holds on the day */
  status(tenant: string, on: string | undefined): Promise<ProgrammeStatus>;
  /** @throws Fault `unreadable` naming every bad row, `not-found` for an unknown edition */
  importRequirements(given: z.input<typeof requirementsImport>): Promise<RequirementsImported>;
}

/** The desk of this process, which holds the data folder itself. */
export function localProgrammeDesk({ programme }: App): ProgrammeDesk {
  return {
    status: (tenant, on) => programme.status.of(tenant, on),
    importRequirements: (given) => programme.requirements.import(requirementsImport.parse(given)),
  };
}

/** The desk of the server that holds the data folder. */
export function remoteProgrammeDesk(ask: Ask): ProgrammeDesk {
  const headers = { 'content-type': 'application/json' };
  return {
    status: (tenant, on) =>
      ask(programmeStatus, `/programme/status?${new URLSearchParams({ tenant, ...(on !== undefined && { on }) })}`),
    importRequirements: (given) =>
      ask(requirementsImported, '/programme/requirements', { method: 'POST', body: JSON.stringify(given), headers }),
  };
}
