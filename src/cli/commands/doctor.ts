import type { Command } from 'commander';
import { examine } from '#app/doctor.ts';
import type { Finding } from '#app/finding.ts';
import { Failed } from '../failed.ts';
import { commonOptions, configFrom } from '../options.ts';
import { printJson, printLine } from '../terminal.ts';

export function defineDoctor(command: Command): void {
  commonOptions(command)
    .option('--json', 'print one JSON document')
    .action(async (options: { json?: true }) => {
      const findings = await examine(configFrom(options));
      const ok = findings.every((finding) => finding.ok);
      if (options.json) printJson({ ok, findings });
      else for (const finding of findings) printLine(tellFinding(finding));
      if (!ok) throw new Failed();
    });
}

function tellFinding({ check, ok, found, advice }: Finding): string {
  const line = `${ok ? 'ok   ' : 'WRONG'} ${check}: ${found}`;
  return advice === undefined ? line : `${line}\n      ${advice}`;
}
