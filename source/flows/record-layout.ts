/*
 * One record of 128 bytes (two cache lines) a connection, in one buffer seen as words and as float64:
 *
 *   words  0-3   address of end A (who sent the first packet)     f64   8  bytes from A
 *          4-7   address of end B                                       9  bytes from B
 *          8     port A << 16 | port B                                 10  start, µs
 *          9     hash                                                  11  last packet, µs
 *         10     flags                                                 12  flow id
 *         11     tally (0: none yet)
 *         12,13  packets from A, from B
 *         14     interface or file << 16 | TLS version
 *         15     initial sequence number of the client's SYN
 *         26     how it stands in the totals (the engine's)
 *         27     acknowledgment number of the first packet, where no SYN was seen (and in 15 its sequence number)
 *
 * The buffer is reserved for the whole capacity at once; the kernel hands out its pages only when a record is first written.
 */
/** Words of a record, and its numbers. */
export const WORDS = 32;
export const DOUBLES = 16;
export const W_PORTS = 8;
export const W_HASH = 9;
export const W_FLAGS = 10;
export const W_TALLY = 11;
export const W_PACKETS_A = 12;
export const W_PACKETS_B = 13;
export const W_PLACE = 14;
export const W_ISN = 15;
export const W_COUNTED = 26;
export const W_FIRST_ACK = 27;
export const D_BYTES_A = 8;
export const D_BYTES_B = 9;
export const D_START = 10;
export const D_LAST = 11;
export const D_ID = 12;

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
/** Bits 16-23: index of the protocol in `appProtocols`. Bits 24-26: source of the name + 1. Bits 27-30: unnamed reason + 1. */
export const PROTOCOL_SHIFT = 16;
export const SOURCE_SHIFT = 24;
export const UNNAMED_SHIFT = 27;

/** First word of a record, for `words`. */
export const wordsOf = (record: number): number => record * WORDS;
/** First number of a record, for `doubles`. */
export const doublesOf = (record: number): number => record * DOUBLES;
