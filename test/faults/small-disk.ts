/**
 * What only some machines let a test do: a small file system of its own, a limit on the size of
 * files, files that nobody may change. Each says whether it works here.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface SmallDisk {
  readonly folder: string;
  /** Takes all the room that is left, and gives it back. */
  readonly fill: () => void;
  readonly free: () => void;
  /** Makes it read-only, or not. */
  readonly allowWriting: (mayWrite: boolean) => void;
  readonly close: () => void;
}

/** Bytes of a small disk: room for a stage, and for little more. */
const DISK_BYTES = 32 * 1024 * 1024;

/** Mounts a small file system. @throws Error where that is not allowed */
export function openSmallDisk(folder: string): SmallDisk {
  mkdirSync(folder, { recursive: true });
  run('mount', ['-t', 'tmpfs', '-o', `size=${DISK_BYTES},mode=700`, 'tmpfs', folder]);
  const filler = join(folder, 'filler');
  return {
    folder,
    fill: () => {
      // Blocks of falling size, until not even the smallest fits.
      for (let block = DISK_BYTES; block >= 1024; block = Math.floor(block / 2)) {
        try {
          writeFileSync(filler, Buffer.alloc(block), { flag: 'a' });
        } catch (error) {
          if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
        }
      }
    },
    free: () => rmSync(filler, { force: true }),
    allowWriting: (mayWrite) => run('mount', ['-o', `remount,${mayWrite ? 'rw' : 'ro'}`, folder]),
    close: () => run('umount', ['-l', folder]),
  };
}

/** Lets a process write no file beyond so many bytes; `null` takes the limit away. */
export function limitFiles(pid: number, bytes: number | null): void {
  run('prlimit', ['--pid', String(pid), `--fsize=${bytes ?? 'unlimited'}:`]);
}

/** Why this machine has no small disks or limits; `null` where it has. */
export function noSmallDisk(): string | null {
  if (process.platform !== 'linux') return 'small disks are made as Linux makes them';
  if (process.getuid?.() !== 0) return 'only root may mount a small disk';
  const folder = join(tmpdir(), `giaouoc-small-disk-${process.pid}`);
  try {
    openSmallDisk(folder).close();
    limitFiles(process.pid, null);
    return null;
  } catch (error) {
    return `no small disk can be mounted here: ${String(error).split('\n')[0]}`;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const run = (command: string, args: readonly string[]): void =>
  void execFileSync(command, args, { stdio: ['ignore', 'ignore', 'pipe'] });
