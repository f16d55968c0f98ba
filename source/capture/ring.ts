import {totalmem} from 'node:os';

const MIB = 1024 * 1024;

/**
 * Bytes of the ring in which the kernel holds packets for a capture process, one per interface. libpcap cuts it into slots of a whole snap length:
 * 128 MiB are 2,048 packets for cap, 20 ms at 100,000 packets/s. The memory is the kernel's and cannot be swapped, so that small machines get less.
 */
export const ringBytes = (memory = totalmem()): number => Math.round(Math.min(128 * MIB, Math.max(16 * MIB, memory / 64)));
