import {totalmem} from 'node:os';

const MIB = 1024 * 1024;

/**
 * Bytes of the ring in which the kernel holds packets for a capture process, one per interface: 128 MiB are 150,000 packets of 800 bytes. libpcap gives tcpdump a slot of 16 KiB
 * for each, so that it may have `TCPDUMP_RING_BYTES`. The memory is the kernel's and cannot be swapped, so that small machines get less.
 */
export const ringBytes = (most = 128 * MIB, memory = totalmem()): number => Math.round(Math.min(most, Math.max(16 * MIB, memory / 64)));

export const TCPDUMP_RING_BYTES = 512 * MIB;
