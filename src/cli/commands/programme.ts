import type { Command } from 'commander';
import { defineRequirements } from '../programme-requirements.ts';
import { defineStatus } from '../programme-status.ts';

/** The learning-partner programme from the command line. */
export function defineProgramme(command: Command): void {
  defineStatus(command.command('status').description('Where a partner stands in the programme'));
  defineRequirements(command.command('requirements').description('Look after the rules: import'));
  for (const one of command.commands) one.exitOverride();
}
