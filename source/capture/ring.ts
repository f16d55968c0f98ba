import {totalmem} from 'node:os';

const MIB = 1024 * 1024;

/**
 * Bytes of the ring in which the kernel holds packets for a capture process, one per interface: 128 MiB are 150,000 packets of 800 bytes. The memory is the
 * kernel's and cannot be swapped, so that small machines get less.
 */
export const ringBytes = (memory = totalmem()): number => Math.round(Math.min(128 * MIB, Math.max(16 * MIB, memory / 64)));
