import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Command } from 'commander';
import { Fault } from '#base/fault.ts';
import type { Receipt } from '#contract/imports.ts';
import type { Desk } from '../desk.ts';
import { Failed } from '../failed.ts';
import { atDesk } from '../open-desk.ts';
import { commonOptions, configFrom } from '../options.ts';
import { tellReceipt } from '../receipt.ts';
import { clearProgress, importProgress, oneLine, printJson, printLine, say } from '../terminal.ts';

interface Options {
  readonly tenant: string;
  readonly dataset?: string;
  readonly customer?: string;
  readonly strict?: true;
  readonly json?: true;
}

export function defineImport(command: Command): void {
  commonOptions(command)
    .argument('<file...>', 'export files')
    .requiredOption('--tenant <pga>', 'partner global account the data belong to')
    .option('--dataset <name>', 'name of the dataset; otherwise told by the header')
    .option('--customer <guid>', 'customer tenant id, for exports that are of one customer')
    .option('--strict', 'refuse a file whole when a row is rejected')
    .option('--json', 'print one JSON document: the receipt, or a list of them for several files')
    .action(async (files: string[], options: Options) => {
      const receipts = await atDesk(configFrom(options), (desk) => importAll(files, options, desk));
      const done = receipts.filter((receipt) => receipt !== undefined);
      if (options.json && done.length > 0) printJson(files.length === 1 ? done[0] : done);
      for (const { file, delivery } of done) if (delivery === null) say(`${file}: nothing of it was accepted`);
      if (done.length < files.length || done.some(({ delivery }) => delivery === null)) throw new Failed();
    });
}

/** Each file for itself: a refused one is told and does not keep the next from being imported. */
async function importAll(files: readonly string[], options: Options, desk: Desk): Promise<(Receipt | undefined)[]> {
  say(desk.way);
  const receipts: (Receipt | undefined)[] = [];
  for (const file of files) {
    const receipt = await importOne(file, options, desk).catch(tellRefusal(file));
    if (receipt !== undefined && !options.json) printLine(tellReceipt(receipt));
    receipts.push(receipt);
  }
  return receipts;
}

async function importOne(path: string, { tenant, dataset, customer, strict }: Options, desk: Desk): Promise<Receipt> {
  await checkFile(path);
  const file = { path, tenant, ...(dataset && { dataset }), ...(customer && { customer }), ...(strict && { strict }) };
  const receipt = await desk.importFile(file, importProgress(basename(path)));
  clearProgress();
  return receipt;
}

function tellRefusal(path: string): (error: unknown) => undefined {
  return (error) => {
    if (!(error instanceof Fault)) throw error;
    say(oneLine(naming(path, error.message)));
    return undefined;
  };
}

/** The message with the path of the file, once: it may call the file by its name already. */
function naming(path: string, message: string): string {
  const name = basename(path);
  const [before = '', after, ...more] = message.split(name);
  const isNamed = after !== undefined && more.length === 0 && /(^| )$/.test(before) && /^([ ;:,]|$)/.test(after);
  // A name like "file" is a word of the message too.
  return isNamed && name.includes('.') ? `${before}${path}${after}` : `${path}: ${message}`;
}

/** @throws Fault for what is no readable file */
async function checkFile(path: string): Promise<void> {
  const found = await stat(path).catch((cause: unknown) => {
    throw new Fault('not-found', 'There is no such file, or it may not be read; check the path', { cause });
  });
  if (found.isDirectory()) throw new Fault('bad-parameter', 'This is a folder; name the files in it');
}
