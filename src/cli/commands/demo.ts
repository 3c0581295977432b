import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { type Command, Option } from 'commander';
import { folderOwner, openApp } from '#app/app.ts';
import type { Config } from '#app/config.ts';
import { type DemoFile, type DemoSize, demoTenant, writeDemo } from '#app/demo.ts';
import { isFresh, writeDemoProgramme } from '#app/demo-programme.ts';
import type { Receipt } from '#contract/imports.ts';
import type { Desk } from '../desk.ts';
import { localDesk } from '../local-desk.ts';
import { openDesk } from '../open-desk.ts';
import { commonOptions, configFrom, listenOptions, wholeNumber } from '../options.ts';
import { tellReceipt } from '../receipt.ts';
import { prepareToServe, serveApp } from '../serve-app.ts';
import { clearProgress, importProgress, printJson, printLine, say, showProgress } from '../terminal.ts';

interface Options {
  readonly size: DemoSize;
  readonly seed: number;
  readonly raw?: string;
  readonly serve: boolean;
  readonly json?: true;
}

export function defineDemo(command: Command): void {
  listenOptions(commonOptions(command))
    .addOption(new Option('--size <size>', '300, 20 000 or 100 000 customers').choices(['S', 'M', 'L']).default('S'))
    .addOption(new Option('--seed <n>', 'another seed, other data').argParser(wholeNumber(0, 2 ** 31 - 1)).default(1))
    .option('--raw <dir>', 'keep the export files in this folder')
    .option('--no-serve', 'import only')
    .option('--json', 'print one JSON document: the tenant and the receipts')
    .action(runDemo);
}

async function runDemo(options: Options): Promise<void> {
  const config = configFrom(options);
  if (options.serve) await prepareToServe(config);
  const owner = await folderOwner(config);
  if (owner?.port !== undefined) {
    await demoAt(await openDesk(config), config, options);
    if (options.serve) printLine(`Partnerscope is at http://localhost:${owner.port} already`);
    return;
  }
  const app = await openApp(config);
  try {
    const fresh = await isFresh(app);
    await demoAt(localDesk(app, config), config, options);
    if (fresh && (await writeDemoProgramme(app))) say('wrote a learning-partner programme with sample numbers');
    if (options.serve) await serveApp(app);
  } finally {
    await app.close();
  }
}

/** Writes the export files and imports them the normal way; what is there already changes nothing. */
async function demoAt(desk: Desk, config: Config, options: Options): Promise<void> {
  const dir = options.raw ?? (await mkdtemp(join(tmpdir(), 'partnerscope-demo-')));
  try {
    const files = await writeFiles(dir, config, options);
    say(desk.way);
    const receipts: Receipt[] = [];
    for (const file of files) receipts.push(await importDemo(file, desk, options));
    if (options.json) printJson({ tenant: demoTenant, receipts });
  } finally {
    if (options.raw === undefined) await rm(dir, { recursive: true, force: true });
  }
}

async function writeFiles(dir: string, config: Config, { size, seed }: Options): Promise<readonly DemoFile[]> {
  const onProgress = (fraction: number) => showProgress('writing demo files', fraction);
  const files = await writeDemo(config, { dir, size, seed, onProgress });
  clearProgress();
  return files;
}

async function importDemo({ path }: DemoFile, desk: Desk, { json }: Options): Promise<Receipt> {
  const receipt = await desk.importFile({ path, tenant: demoTenant }, importProgress(basename(path)));
  clearProgress();
  if (!json) say(tellReceipt(receipt));
  return receipt;
}
