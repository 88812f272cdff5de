/**
 * One witness on one state file. Two of them would each remember their own newest head, and
 * together they could vouch for both sides of a fork. A lock that its process left behind is taken
 * over; a witness whose lock was taken over answers nothing any more.
 *
 *     <state file>.lock    {"pid":4711,"started":"<when that process began>","token":"<random>"}
 */
import { randomUUID } from 'node:crypto';
import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { witnessFailure } from './witness-failure.js';

export interface Lock {
  /** Whether nobody took the lock over. */
  readonly isOurs: () => boolean;
  readonly release: () => void;
}

/**
 * Takes the lock of a state file.
 * @throws WitnessFailure `state-locked` while the process that holds it runs
 */
export function takeLock(stateFile: string): Lock {
  const path = `${stateFile}.lock`;
  const token = randomUUID();
  const { pid } = process;
  const text = JSON.stringify({ pid, started: startOf(pid), token });
  while (!makeWhole(path, text, token)) {
    const holder = holderOf(path);
    if (holder !== null && isRunning(holder)) {
      throw witnessFailure('state-locked', stateFile, String(holder.pid));
    }
    rmSync(path, { force: true });
  }
  held.add(token);
  const isOurs = (): boolean => holderOf(path)?.token === token;
  return {
    isOurs,
    release: () => {
      held.delete(token);
      if (isOurs()) rmSync(path, { force: true });
    },
  };
}

/** Makes a file that nobody ever sees half written; `false` when it is there already. */
function makeWhole(path: string, text: string, token: string): boolean {
  const aside = `${path}.${token}`;
  writeFileSync(aside, text, { mode: 0o600 });
  try {
    linkSync(aside, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(aside, { force: true });
  }
}

interface Holder {
  readonly pid: number;
  readonly started: string;
  readonly token: string;
}

/** The locks of this process: its own process ID says nothing about who else is in it. */
const held = new Set<string>();

/** Who holds a lock, as far as its file says. */
function holderOf(path: string): Holder | null {
  try {
    const { pid, started, token } = JSON.parse(readFileSync(path, 'utf8')) as Partial<Holder>;
    return pid === undefined || token === undefined ? null : { pid, started: started ?? '', token };
  } catch {
    // Gone, or cut by a loss of power, which its process did not outlive.
    return null;
  }
}

/** A process ID is given out again after a restart, so the time at which it began counts too. */
function isRunning({ pid, started, token }: Holder): boolean {
  if (pid === process.pid) return held.has(token);
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
  }
  return startOf(pid) === started;
}

/** When a process began, where the system tells it: the boot, and ticks since then (proc(5)). */
function startOf(pid: number): string {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The second field is the program's name in brackets and may hold spaces; the 22nd is the time.
    return `${boot} ${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]}`;
  } catch {
    return '';
  }
}
