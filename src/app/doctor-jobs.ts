import { constants, type Dirent } from 'node:fs';
import { access, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { JobsFigures } from '#contract/house.ts';
import type { Config } from './config.ts';
import { type Finding, fine, messageOf, wrong } from './finding.ts';

interface Seen {
  /** UTC instant in milliseconds. */
  readonly now: number;
  /** A server answered that works at the line. */
  readonly isServing: boolean;
}

/** A look comes every 15 seconds, and a process that is gone is missed after a minute. */
const longMs = 5 * 60_000;

/** What the figures of what runs by itself say to whoever looks after the installation. */
export function tellJobs(figures: JobsFigures, seen: Seen): readonly Finding[] {
  return [tellLine(figures, seen), tellRuns(figures), tellDeliveries(figures)];
}

/** Whether somebody works, and nothing waits for longer than it should. */
function tellLine({ planned, waiting, oldestDue, lineSeen }: JobsFigures, { now, isServing }: Seen): Finding {
  const check = 'jobs line';
  const isAlive = isServing || (lineSeen !== null && now - Date.parse(lineSeen) < longMs);
  const last = lineSeen === null ? '' : `, last seen ${lineSeen}`;
  const found = `${isAlive ? `alive${last}` : `no process works at it${last}`}; ${count(planned, 'report')} planned`;
  const isLate = oldestDue !== null && now - Date.parse(oldestDue) > longMs;
  if (isLate && !isAlive) {
    return wrong(check, `${found}; due since ${oldestDue}`, 'Start "partnerscope serve": only a server makes files');
  }
  if (isLate) {
    const advice = 'The server is behind: its log says whether runs fail or take long; wait, or ask for less at once';
    return wrong(check, `${found}; ${count(waiting, 'run')} waiting, the oldest due since ${oldestDue}`, advice);
  }
  if (isAlive || planned === 0) return fine(check, found);
  return fine(check, found, 'Start "partnerscope serve" before the next slot: only a server makes files');
}

function tellRuns({ waiting, running, failed, oldestDue }: JobsFigures): Finding {
  const oldest = oldestDue === null ? 'nothing due' : `oldest due slot ${oldestDue}`;
  const found = `${waiting} waiting, ${running} running, ${failed} failed in the last day; ${oldest}`;
  if (failed === 0) return fine('jobs', found);
  return wrong(
    'jobs',
    found,
    'Each says why beside its report, the log of the server says more; mend it and run it again',
  );
}

function tellDeliveries({ undelivered }: JobsFigures): Finding {
  const check = 'deliveries';
  if (undelivered === 0) return fine(check, 'none given up in the last day');
  const advice = 'The log of each sending says what its receiver answered; mend the address and send it again';
  return wrong(check, `${undelivered} given up in the last day (mail, webhooks, callbacks)`, advice);
}

/** The folder that holds what reports and downloads made. */
export async function checkFiles(folder: string): Promise<Finding> {
  const check = 'files of reports';
  try {
    const { files, bytes } = await sizeOf(folder);
    await access(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    return fine(check, `${folder}, writable; ${count(files, 'file')}, ${(bytes / 1024 ** 2).toFixed(1)} MB`);
  } catch (error) {
    if (isMissing(error)) return fine(check, 'none yet; the first report makes the folder');
    return wrong(
      check,
      `${folder}: ${messageOf(error)}`,
      'Make the folder and what is in it readable and writable for this user',
    );
  }
}

async function sizeOf(folder: string): Promise<{ readonly files: number; readonly bytes: number }> {
  let [files, bytes] = [0, 0];
  for (const { parentPath, name } of await filesIn(folder)) {
    // Files come and go while they are counted.
    const found = await stat(join(parentPath, name)).catch((error: unknown) => {
      if (!isMissing(error)) throw error;
    });
    if (found === undefined) continue;
    files++;
    bytes += found.size;
  }
  return { files, bytes };
}

async function filesIn(folder: string): Promise<readonly Dirent[]> {
  return (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
}

/** Whether mail can be sent: what the settings say; no server is asked. The password in the address is not told. */
export function checkMail({ smtpUrl, mailFrom }: Pick<Config, 'smtpUrl' | 'mailFrom'>): Finding {
  const check = 'mail';
  if (smtpUrl !== undefined && mailFrom !== undefined) return fine(check, `${hostOf(smtpUrl)}, from ${mailFrom}`);
  const both = 'set PARTNERSCOPE_SMTP_URL and PARTNERSCOPE_MAIL_FROM (docs/sendings.md)';
  if (smtpUrl === undefined && mailFrom === undefined)
    return fine(check, 'not set up, so none is offered', `To offer it, ${both}`);
  const missing =
    smtpUrl === undefined ? 'there is a sender and no mail server' : 'there is a mail server and no sender';
  return wrong(check, `${missing}, so none is offered`, `To send mail, ${both}; else neither of them`);
}

const hostOf = (address: string): string => `${new URL(address).protocol}//${new URL(address).host}`;

const count = (number: number, thing: string): string => `${number} ${thing}${number === 1 ? '' : 's'}`;
