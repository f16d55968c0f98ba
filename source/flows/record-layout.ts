/*
 * One record of 128 bytes (two cache lines) a connection, in one buffer seen as words and as float64. What a packet of an established IPv4
 * connection needs stands in the first line:
 *
 *   words  0     hash                                         f64  4  bytes from A
 *          1     port A << 16 | port B                             5  bytes from B
 *          2,3   last words of the addresses of A and B            6  last packet, µs (Infinity: not in use)
 *          4     flags
 *          5     tally (0: none yet)                               8  bytes from A, and
 *          6,7   packets from A, from B (lower 32 bits)            9  from B, that the tally has
 *         14     packets that the tally has                       10  start, µs
 *         15     acknowledgment number of the first packet,       11  flow id
 *                where no SYN was seen (and in 25 its sequence number)
 *
 *         24     interface or file << 16 | TLS version
 *         25     initial sequence number of the client's SYN
 *         26-28  first words of the address of end A (who sent the first packet)
 *         29-31  those of end B
 *
 * The buffer is reserved for the whole capacity at once; the kernel hands out its pages only when a record is first written.
 */
/** Words of a record, and its numbers. */
export const WORDS = 32;
export const DOUBLES = 16;
export const W_HASH = 0;
export const W_PORTS = 1;
export const W_LAST_A = 2;
export const W_LAST_B = 3;
export const W_FLAGS = 4;
export const W_TALLY = 5;
export const W_PACKETS_A = 6;
export const W_PACKETS_B = 7;
export const W_TOLD_PACKETS = 14;
export const W_FIRST_ACK = 15;
export const W_PLACE = 24;
export const W_ISN = 25;
export const W_FIRST_A = 26;
export const W_FIRST_B = 29;
export const D_BYTES_A = 4;
export const D_BYTES_B = 5;
export const D_LAST = 6;
export const D_TOLD_A = 8;
export const D_TOLD_B = 9;
export const D_START = 10;
export const D_ID = 11;

export const FLAG_UDP = 1 << 0;
export const FLAG_IPV6 = 1 << 1;
/** End B is the client. */
export const FLAG_CLIENT_B = 1 << 2;
/** The client's SYN was seen: the beginning of the stream is known. */
export const FLAG_SYN = 1 << 3;
export const FLAG_FIN_A = 1 << 4;
export const FLAG_FIN_B = 1 << 5;
/** UDP (the bit is TCP's FIN_A): STUN was seen, so DTLS may come inside TURN channels. */
export const FLAG_STUN = 1 << 4;
export const FLAG_RST = 1 << 6;
/** Nothing more is looked for but a new hello: packets cost counters only. */
export const FLAG_SETTLED = 1 << 7;
/** The client is known by a SYN or a hello, not guessed by its port. */
export const FLAG_CLIENT_SURE = 1 << 8;
/** A segment or datagram with a cut payload was met before anything was recognised. */
export const FLAG_CUT = 1 << 9;
/** The version the server chose is not known yet. */
export const FLAG_VERSION_PENDING = 1 << 10;
/** Payload was seen. */
export const FLAG_DATA = 1 << 11;
/** A QUIC Initial could not be decrypted. */
export const FLAG_UNDECRYPTABLE = 1 << 12;
/** Given up by reassembly. */
export const FLAG_GIVEN_UP = 1 << 13;
/** The prefix has a hole. */
export const FLAG_GAP = 1 << 14;
/** What was seen first was TLS or QUIC, but not its beginning. */
export const FLAG_MID_STREAM = 1 << 15;
/** DNS: every packet is read. */
export const FLAG_DNS = 1 << 31;
/** How the connection stands in the totals (the engine's): it should have a name, it has one. */
export const FLAG_NAMEABLE = 1 << 22;
export const FLAG_NAMED = 1 << 23;
/** Bits 16-21: index of the protocol in `appProtocols`. Bits 24-26: source of the name + 1. Bits 27-30: unnamed reason + 1. */
export const PROTOCOL_SHIFT = 16;
export const SOURCE_SHIFT = 24;
export const UNNAMED_SHIFT = 27;

/** First word of a record, for `words`. */
export const wordsOf = (record: number): number => record * WORDS;
/** First number of a record, for `doubles`. */
export const doublesOf = (record: number): number => record * DOUBLES;
